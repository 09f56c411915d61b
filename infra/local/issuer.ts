// The local OIDC issuer: signs access tokens with a key of its own, made at first use and kept in the data folder.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from "jose";
import type { Words } from "../../domain/words.ts";
import { notOpened, type Opened, opened } from "./opened.ts";
import { createFile } from "./write-file.ts";

export const localIssuer = "urn:jiangli:local";
export const localAudience = "jiangli";
export const jwksPath = "/.well-known/jwks.json";

/** Half a day: a token taken in the morning lasts for the day's work. */
const usualSeconds = 12 * 60 * 60;

type TokenWish = { subject: string; seconds?: number; claims?: Record<string, unknown> };

export type Issuer = {
  issuer: string;
  audience: string;
  sign: (wish: TokenWish) => Promise<string>;
  /** The public keys by which its tokens are verified. */
  jwks: () => JSONWebKeySet;
  openidConfiguration: (address: string) => Record<string, unknown>;
};

export const openIssuer = async (folder: string, issuer = localIssuer): Promise<Opened<Issuer>> => {
  const path = join(folder, "issuer-key.json");
  const jwk = await readOrMakeKey(path);
  const key = jwk && (await importJWK(jwk, "RS256").catch(() => undefined));
  if (!jwk?.kid || !jwk.n || !jwk.e || !jwk.d || !key) return notOpened(damaged(path));
  const { kid, n, e } = jwk;
  return opened({
    issuer,
    audience: localAudience,
    sign: ({ subject, seconds = usualSeconds, claims = {} }) => {
      const nowSeconds = Math.floor(Date.now() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", typ: "at+jwt", kid })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(localAudience)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + seconds)
        .setJti(randomUUID())
        .sign(key);
    },
    jwks: () => ({ keys: [{ kty: "RSA", alg: "RS256", use: "sig", kid, n, e }] }),
    openidConfiguration: (address) => ({
      issuer,
      jwks_uri: `${address}${jwksPath}`,
      response_types_supported: ["token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  });
};

/** Of two processes that make it at once, both use the key of the one that was first. */
const readOrMakeKey = async (path: string): Promise<JWK | undefined> => {
  const kept = readKey(path);
  if (kept !== "none") return kept;
  createFile(path, `${JSON.stringify(await makeKey())}\n`);
  const made = readKey(path);
  return made === "none" ? undefined : made;
};

const readKey = (path: string): JWK | undefined | "none" => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as JWK;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "none" : undefined;
  }
};

const makeKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
};

const damaged = (path: string): Words => ({
  zh: `本机签发令牌的密钥 ${path} 不能使用。请移走该文件：重新启动会生成新的密钥，已发出的令牌随之失效`,
  en: `The key ${path}, which signs the tokens of this machine, cannot be used. Move it away: the next start makes a new one, and tokens given out before end with the old`,
});
