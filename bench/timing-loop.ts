// The loop that is timed. Every engine gets an instance of this module of its own, so that one engine's calls do not slow another's.

type Calculate = (facts: never) => unknown;

/** The last result is kept, so that no calculation is dead code. */
export const kept: { result: unknown } = { result: undefined };

/** Calculations a second. The clock is looked at after every `chunk` of them; a chunk may be larger than the inputs are many. */
export const timeSync = (calculate: Calculate, inputs: never[], boxMs: number, chunk: number): number => {
  const start = performance.now();
  let done = 0;
  let next = 0;
  let elapsedMs = 0;
  while (elapsedMs < boxMs) {
    for (let each = 0; each < chunk; each++) {
      kept.result = calculate(inputs[next] as never);
      next = next + 1 === inputs.length ? 0 : next + 1;
    }
    done += chunk;
    elapsedMs = performance.now() - start;
  }
  return (done / elapsedMs) * 1_000;
};

/** The same for engines that answer with a promise. */
export const timeAsync = async (
  calculate: Calculate,
  inputs: never[],
  boxMs: number,
  chunk: number,
): Promise<number> => {
  const start = performance.now();
  let done = 0;
  let next = 0;
  let elapsedMs = 0;
  while (elapsedMs < boxMs) {
    for (let each = 0; each < chunk; each++) {
      kept.result = await calculate(inputs[next] as never);
      next = next + 1 === inputs.length ? 0 : next + 1;
    }
    done += chunk;
    elapsedMs = performance.now() - start;
  }
  return (done / elapsedMs) * 1_000;
};
