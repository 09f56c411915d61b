// The local issuer: its tokens are believed by the local authorizer, and its key lasts, for its owner's eyes only.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAuthorizer, typesOfLocalIssuer } from "../../infra/local/authorizer.ts";
import { type Issuer, openIssuer } from "../../infra/local/issuer.ts";
import { keysOf } from "../../infra/local/issuer-keys.ts";
import { folderWith } from "../cli/run.ts";
import { partsOf } from "./tokens.ts";

const opened = async (folder: string, name?: string): Promise<Issuer> => {
  const issuer = await openIssuer(folder, name);
  if (!issuer.ok) throw new Error(issuer.says.en);
  return issuer.value;
};

const authorizerOf = ({ issuer, audience, jwks }: Issuer) =>
  createAuthorizer({ issuer, audience, keys: keysOf(jwks()), types: typesOfLocalIssuer });

test("its tokens say who, for whom and until when, and are believed", async () => {
  const issuer = await opened(folderWith({}).folder);
  const token = await issuer.sign({ subject: "demo-hr", seconds: 600, claims: { email: "hr@example.com", sub: "x" } });
  const answer = await authorizerOf(issuer)(`Bearer ${token}`);
  expect(answer).toMatchObject({
    ok: true,
    claims: { iss: "urn:jiangli:local", sub: "demo-hr", aud: "jiangli", email: "hr@example.com" },
  });
  const { iat, exp, jti } = JSON.parse(Buffer.from(partsOf(token)[1], "base64url").toString());
  expect(exp - iat).toBe(600);
  expect(jti).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(Buffer.from(partsOf(token)[0], "base64url").toString())).toEqual({
    alg: "RS256",
    typ: "at+jwt",
    kid: issuer.jwks().keys[0]?.kid,
  });
});

test("without a wish a token lasts twelve hours", async () => {
  const token = await (await opened(folderWith({}).folder)).sign({ subject: "demo-hr" });
  const { iat, exp } = JSON.parse(Buffer.from(partsOf(token)[1], "base64url").toString());
  expect(exp - iat).toBe(12 * 60 * 60);
});

test("the key is made once, also by two at the same moment, and no other folder's issuer is believed", async () => {
  const { folder, file } = folderWith({});
  const [one, two] = await Promise.all([opened(folder), opened(folder)]);
  expect(one.jwks()).toEqual(two.jwks());
  expect((await opened(folder)).jwks()).toEqual(one.jwks());
  expect(statSync(file("issuer-key.json")).mode & 0o777).toBe(0o600);
  const stranger = await opened(folderWith({}).folder);
  expect((await authorizerOf(one)(`Bearer ${await stranger.sign({ subject: "demo-hr" })}`)).ok).toBe(false);
  expect((await authorizerOf(one)(`Bearer ${await two.sign({ subject: "demo-hr" })}`)).ok).toBe(true);
});

test("only the public part of the key is shown", async () => {
  const { folder, file } = folderWith({});
  const issuer = await opened(folder);
  expect(Object.keys(issuer.jwks().keys[0] ?? {}).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  const { d } = JSON.parse(readFileSync(file("issuer-key.json"), "utf8"));
  expect(JSON.stringify([issuer.jwks(), issuer.openidConfiguration("http://localhost")])).not.toContain(d);
});

test("its discovery document says where the keys are", async () => {
  const issuer = await opened(folderWith({}).folder, "http://localhost:3000");
  expect(issuer.openidConfiguration("http://localhost:3000")).toMatchObject({
    issuer: "http://localhost:3000",
    jwks_uri: "http://localhost:3000/.well-known/jwks.json",
  });
});

test.each(["", "{", "null", "{}", '{"kty":"RSA","kid":"1","n":"AQAB","e":"AQAB","d":"x"}'])(
  "a damaged key file is said in both languages and left alone: %s",
  async (text) => {
    const { folder } = folderWith({ "issuer-key.json": text });
    const issuer = await openIssuer(folder);
    expect(issuer).toMatchObject({
      ok: false,
      says: { zh: expect.stringContaining("请移走该文件"), en: expect.stringContaining("Move it away") },
    });
    expect(readFileSync(join(folder, "issuer-key.json"), "utf8")).toBe(text);
  },
);

test("a key without its private part signs nothing", async () => {
  const { folder, file } = folderWith({});
  const issuer = await opened(folder);
  writeFileSync(file("issuer-key.json"), JSON.stringify(issuer.jwks().keys[0]));
  const again = await openIssuer(folder);
  expect(again.ok).toBe(false);
});
