// Conflicts and throttling pass: a bounded number of further tries, each after a longer and random wait, then the caller is told to come back.

/** The database had no time for us in all of our tries; nothing is known to be wrong. */
export const isBusy = (error: unknown): boolean =>
  passing.has((error as Error)?.name) || isUnreachable(error) || (error as Error)?.name === "Busy";

const passing = new Set([
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
  "TransactionConflictException",
  "TransactionInProgressException",
  "InternalServerError",
  "LimitExceededException",
]);

/** No answer came: what was sent may have been done or not. */
export const isUnreachable = (error: unknown): boolean => {
  const { name, code, $metadata } = (error ?? {}) as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  if (name === "TimeoutError" || (code !== undefined && lostConnection.has(code))) return true;
  return ($metadata?.httpStatusCode ?? 0) >= 500;
};

const lostConnection = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "ERR_STREAM_PREMATURE_CLOSE"]);

export const triesMax = 9;

const firstWaitMs = 8;
const longestWaitMs = 600;

/** Full jitter: any time up to the bound, so that those who met do not meet again. */
export const waitBefore = (attempt: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** attempt));
  });

/** For reads, which may be repeated at will. */
export const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error) || attempt === triesMax) throw error;
      await waitBefore(attempt);
    }
  }
};
