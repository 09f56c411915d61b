// The twin of API Gateway's JWT authorizer: whose token is it, and may it be believed; whatever is odd about one refuses it.
import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { type Claims, createVerifiedTokens } from "./verified-tokens.ts";

type Authorized = { ok: true; claims: Claims } | { ok: false };

export type Authorizer = (authorizationHeader: string | undefined) => Promise<Authorized>;

type Trust = {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** What a header may call the token; undefined where it need not say. */
  types: readonly (string | undefined)[];
  nowMs?: () => number;
};

/** The local issuer follows RFC 9068; others often call an access token plainly JWT, and Cognito's says nothing. */
export const typesOfLocalIssuer = ["at+jwt"];
export const typesOfOtherIssuers = ["at+jwt", "jwt", undefined];

const tokenCharactersMax = 8 * 1024;
const toleranceSeconds = 30;

/** A token that is good for longer than a month is not for a person's session. */
const lifetimeMaxSeconds = 31 * 24 * 60 * 60;

export const createAuthorizer = (trust: Trust): Authorizer => {
  const { nowMs = Date.now } = trust;
  const verified = createVerifiedTokens();
  return async (authorizationHeader) => {
    const token = tokenIn(authorizationHeader);
    if (token === undefined) return refused;
    const now = nowMs();
    const known = verified.find(token, now);
    if (known) return { ok: true, claims: known };
    if (!isOurKind(token, trust.types)) return refused;
    const claims = await verify(token, trust, now);
    if (!claims || !isAccessOf(claims, trust.audience, now / 1000)) return refused;
    verified.remember(token, claims, claims.exp * 1000, now);
    return { ok: true, claims };
  };
};

const refused = { ok: false } as const;

/** The name of the scheme may be written in capitals or not; nothing else is left to taste. */
const bearer = /^bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

const tokenIn = (header: string | undefined): string | undefined => {
  if (header === undefined || header.length > tokenCharactersMax + "bearer ".length) return undefined;
  return bearer.exec(header)?.[1];
};

/** By these a token would choose its own key, or rules that we do not know. */
const headersRefused = ["jwk", "jku", "x5u", "x5c", "crit"];

const isOurKind = (token: string, types: Trust["types"]): boolean => {
  const parts = token.split(".");
  if (!parts.every(isCanonical)) return false;
  const header = objectIn(parts[0] as string);
  if (!header || headersRefused.some((name) => Object.hasOwn(header, name))) return false;
  const { alg, kid, typ } = header;
  return alg === "RS256" && typeof kid === "string" && kid !== "" && types.includes(plainType(typ));
};

/** A token spelt in another way is another text, and must not pass for the same one. */
const isCanonical = (part: string): boolean => Buffer.from(part, "base64url").toString("base64url") === part;

const objectIn = (part: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** What is no text is made one that no type is called. */
const plainType = (typ: unknown): string | undefined =>
  typ === undefined
    ? undefined
    : String(typ)
        .toLowerCase()
        .replace(/^application\//, "");

type Dated = JWTPayload & { exp: number; iat: number };

const verify = async (token: string, { keys, issuer }: Trust, nowMs: number): Promise<Dated | undefined> => {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      issuer,
      requiredClaims: ["exp", "iat", "iss", "sub"],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(nowMs),
    });
    return Object.freeze(payload) as Dated;
  } catch {
    return undefined;
  }
};

const isAccessOf = (claims: Dated, audience: string, nowSeconds: number): boolean =>
  isFor(claims, audience) && !isIdToken(claims) && isTimely(claims, nowSeconds) && isNamed(claims.sub);

const isFor = ({ aud, client_id: client }: JWTPayload, audience: string): boolean =>
  aud === undefined ? client === audience : [aud].flat().includes(audience);

/** An id token tells a program who logged in; it opens nothing. */
const isIdToken = (claims: JWTPayload): boolean =>
  ["nonce", "at_hash", "c_hash"].some((name) => Object.hasOwn(claims, name)) ||
  !["access", undefined].includes(claims.token_use as string | undefined) ||
  !["bearer", undefined].includes(plainType(claims.typ));

const isTimely = ({ iat, exp }: Dated, nowSeconds: number): boolean =>
  iat <= nowSeconds + toleranceSeconds && exp > iat && exp - iat <= lifetimeMaxSeconds;

const isNamed = (subject: unknown): boolean => typeof subject === "string" && subject !== "" && subject.length <= 255;
