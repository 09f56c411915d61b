// The keys of an issuer elsewhere: found by its discovery document, asked for sparingly, and refused when it speaks for another.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createAuthorizer, typesOfOtherIssuers } from "../../infra/local/authorizer.ts";
import { keysOfIssuer } from "../../infra/local/issuer-keys.ts";
import { audience, keySet, nowMs, signed } from "./tokens.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An issuer on this machine; `speaksFor` is what its discovery document calls it. */
const startIssuer = async (speaksFor?: string) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const documents: Record<string, unknown> = {
      "/.well-known/openid-configuration": { issuer: speaksFor ?? address, jwks_uri: `${address}/keys` },
      "/keys": keySet,
    };
    const found = documents[request.url ?? ""];
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => server.close());
  return { address, asked };
};

const authorizerOf = (issuer: string) =>
  createAuthorizer({ issuer, audience, keys: keysOfIssuer(issuer), types: typesOfOtherIssuers, nowMs: () => nowMs });

test("a token of a real issuer is believed; its documents are asked for once, whatever keys are invented", async () => {
  const { address, asked } = await startIssuer();
  const authorize = authorizerOf(address);
  expect(asked).toEqual([]);
  const tokens = [signed({ iss: address }), signed({ iss: address, jti: "2" })];
  const answers = await Promise.all(tokens.map((token) => authorize(`Bearer ${token}`)));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  for (const kid of ["key-2", "key-3", "key-4"])
    expect(await authorize(`Bearer ${signed({ iss: address }, { kid })}`)).toEqual({ ok: false });
  expect(asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
});

test("a document that speaks for another issuer is not believed", async () => {
  const { address } = await startIssuer("https://other.example");
  expect(await authorizerOf(address)(`Bearer ${signed({ iss: address })}`)).toEqual({ ok: false });
});

test("an issuer that is away refuses tokens, and stops nothing", async () => {
  const away = "http://127.0.0.1:9";
  expect(await authorizerOf(away)(`Bearer ${signed({ iss: away })}`)).toEqual({ ok: false });
});
