// Makes tokens, good ones and every kind of bad one, by hand: a library would refuse to make most of them.
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

export const issuer = "urn:test:issuer";
export const audience = "jiangli";
export const nowMs = Date.UTC(2026, 10, 21, 9);
export const nowSeconds = nowMs / 1000;

export const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const theirs = generateKeyPairSync("rsa", { modulusLength: 2048 });

export const keySet = {
  keys: [{ ...ours.publicKey.export({ format: "jwk" }), kty: "RSA", kid: "key-1", alg: "RS256", use: "sig" }],
};

export const header = { alg: "RS256", typ: "at+jwt", kid: "key-1" };

export const claims = {
  iss: issuer,
  sub: "demo-hr",
  aud: audience,
  iat: nowSeconds - 60,
  exp: nowSeconds + 3_600,
  jti: "1",
};

export const encode = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

export const signed = (changes: object = {}, headerChanges: object = {}, key: KeyObject = ours.privateKey): string =>
  signedText(`${encode({ ...header, ...headerChanges })}.${encode({ ...claims, ...changes })}`, key);

/** Header and claims as they stand, whatever they are. */
export const signedText = (text: string, key: KeyObject = ours.privateKey, digest = "sha256"): string =>
  `${text}.${createSign(digest).update(text).sign(key).toString("base64url")}`;

/** The classical mistake: the public key taken as the secret of a symmetric signature. */
export const signedWithPublicKey = (form: "pem" | "der"): string => {
  const text = `${encode({ ...header, alg: "HS256" })}.${encode(claims)}`;
  const { publicKey } = ours;
  const secret =
    form === "pem"
      ? publicKey.export({ type: "spki", format: "pem" })
      : publicKey.export({ type: "spki", format: "der" });
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
};

export const partsOf = (token: string): [string, string, string] => token.split(".") as [string, string, string];
