// What the authorizer remembers: never longer than a minute or the token's end, and never more than it has room for.
import type { JWTVerifyGetKey } from "jose";
import { expect, test } from "vitest";
import { createAuthorizer, typesOfLocalIssuer } from "../../infra/local/authorizer.ts";
import { keysOf } from "../../infra/local/issuer-keys.ts";
import { createVerifiedTokens } from "../../infra/local/verified-tokens.ts";
import { audience, issuer, keySet, nowMs, nowSeconds, partsOf, signed } from "./tokens.ts";

/** An authorizer whose clock is set by hand and whose key may be taken back; counts how often it looks for a key. */
const counting = () => {
  const state = { nowMs, looks: 0, isKeyThere: true };
  const keys: JWTVerifyGetKey = (head, token) => {
    state.looks += 1;
    if (!state.isKeyThere) throw new Error("no such key");
    return keysOf(keySet)(head, token);
  };
  const authorize = createAuthorizer({ issuer, audience, keys, types: typesOfLocalIssuer, nowMs: () => state.nowMs });
  return { state, ask: async (token: string) => (await authorize(`Bearer ${token}`)).ok };
};

test("a verified token is verified again after a minute: a key taken back ends it then", async () => {
  const { state, ask } = counting();
  const token = signed();
  expect([await ask(token), await ask(token)]).toEqual([true, true]);
  expect(state.looks).toBe(1);
  state.isKeyThere = false;
  state.nowMs += 59_999;
  expect(await ask(token)).toBe(true);
  state.nowMs += 1;
  expect(await ask(token)).toBe(false);
});

test("nothing is remembered beyond the token's end", async () => {
  const { state, ask } = counting();
  const token = signed({ exp: nowSeconds + 10 });
  expect(await ask(token)).toBe(true);
  state.nowMs += 10_000;
  expect(await ask(token)).toBe(true);
  expect(state.looks).toBe(2);
  state.nowMs += 30_000;
  expect(await ask(token)).toBe(false);
});

test("a refused token is never remembered, nor one that only looks like a good one", async () => {
  const { state, ask } = counting();
  expect(await ask(signed())).toBe(true);
  const [head, body, signature] = partsOf(signed());
  expect(await ask(`${head}.${body}.${signature.slice(0, -4)}AAAA`)).toBe(false);
  state.isKeyThere = false;
  const later = signed({ jti: "later" });
  expect(await ask(later)).toBe(false);
  state.isKeyThere = true;
  expect(await ask(later)).toBe(true);
});

test("of more than a thousand the oldest is forgotten", () => {
  const tokens = createVerifiedTokens();
  for (let index = 0; index <= 1_000; index++) tokens.remember(`t${index}`, {}, nowMs + 1_000_000, nowMs);
  const known = Array.from({ length: 1_001 }, (_, index) => tokens.find(`t${index}`, nowMs) !== undefined);
  expect(known.filter(Boolean).length).toBe(1_000);
  expect(known[0]).toBe(false);
});
