// Remembers for a minute which tokens have been verified: checking a signature costs more than a calculation.

export type Claims = Readonly<Record<string, unknown>>;

type Verified = { claims: Claims; untilMs: number };

const keptMs = 60 * 1000;
const tokensMax = 1_000;

export type VerifiedTokens = {
  find: (token: string, nowMs: number) => Claims | undefined;
  remember: (token: string, claims: Claims, expiresAtMs: number, nowMs: number) => void;
};

export const createVerifiedTokens = (): VerifiedTokens => {
  const verified = new Map<string, Verified>();
  return {
    find: (token, nowMs) => {
      const known = verified.get(token);
      if (known && nowMs < known.untilMs) return known.claims;
      if (known) verified.delete(token);
      return undefined;
    },
    remember: (token, claims, expiresAtMs, nowMs) => {
      const [oldest] = verified.keys();
      if (verified.size >= tokensMax && oldest !== undefined) verified.delete(oldest);
      verified.set(token, { claims, untilMs: Math.min(nowMs + keptMs, expiresAtMs) });
    },
  };
};
