// The authorizer: good tokens are believed, and of every kind of bad token not one.
import { expect, test } from "vitest";
import { createAuthorizer, typesOfLocalIssuer, typesOfOtherIssuers } from "../../infra/local/authorizer.ts";
import { keysOf } from "../../infra/local/issuer-keys.ts";
import {
  audience,
  claims,
  encode,
  header,
  issuer,
  keySet,
  nowMs,
  nowSeconds,
  ours,
  partsOf,
  signed,
  signedText,
  signedWithPublicKey,
  theirs,
} from "./tokens.ts";

const trust = { issuer, audience, keys: keysOf(keySet), nowMs: () => nowMs };
const local = createAuthorizer({ ...trust, types: typesOfLocalIssuer });
const other = createAuthorizer({ ...trust, types: typesOfOtherIssuers });

const good = signed();
const [head, body, signature] = partsOf(good);
const without = (name: string): string =>
  signedText(`${encode(header)}.${encode(Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)))}`);
/** The last letter of a signature has bits to spare: its neighbour in the alphabet stands for the same bytes. */
const spelledOtherwise = (text: string): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
const publicJwk = { ...theirs.publicKey.export({ format: "jwk" }), kid: "key-1" };

test.each([
  { name: "a token of the issuer", token: good },
  { name: "a list of audiences, ours among them", token: signed({ aud: ["other", audience] }) },
  { name: "client_id where there is no audience", token: signed({ aud: undefined, client_id: audience }) },
  { name: "the type in full", token: signed({}, { typ: "application/at+jwt" }) },
  { name: "the type in capitals", token: signed({}, { typ: "AT+JWT" }) },
  { name: "a header that names its certificate's print", token: signed({}, { x5t: "abc" }) },
  { name: "a clock half a minute ahead", token: signed({ iat: nowSeconds + 30 }) },
  { name: "expired for less than half a minute", token: signed({ exp: nowSeconds - 29 }) },
  { name: "begun at this second", token: signed({ nbf: nowSeconds }) },
  { name: "an access token that says so", token: signed({ token_use: "access", typ: "Bearer" }) },
  { name: "a month of life", token: signed({ iat: nowSeconds, exp: nowSeconds + 31 * 86_400 }) },
])("$name is believed", async ({ token }) => {
  const answer = await local(`Bearer ${token}`);
  expect(answer).toEqual({ ok: true, claims: JSON.parse(Buffer.from(partsOf(token)[1], "base64url").toString()) });
});

test("the scheme may be written in any case", async () => {
  for (const scheme of ["bearer", "BEARER", "Bearer"]) expect((await local(`${scheme} ${good}`)).ok, scheme).toBe(true);
});

test("another issuer may call its token JWT or nothing, the local one may not", async () => {
  for (const typ of ["JWT", undefined]) {
    expect((await other(`Bearer ${signed({}, { typ })}`)).ok).toBe(true);
    expect((await local(`Bearer ${signed({}, { typ })}`)).ok).toBe(false);
  }
  for (const typ of ["id+jwt", "", null, 5, ["at+jwt", 1], {}])
    expect((await other(`Bearer ${signed({}, { typ })}`)).ok, String(typ)).toBe(false);
});

const badTokens: { name: string; token: string }[] = [
  { name: "algorithm none, no signature", token: `${encode({ ...header, alg: "none" })}.${body}.` },
  { name: "algorithm None, no signature", token: `${encode({ ...header, alg: "None" })}.${body}.` },
  { name: "algorithm nOnE, our signature", token: `${encode({ ...header, alg: "nOnE" })}.${body}.${signature}` },
  { name: "no algorithm", token: signed({}, { alg: undefined }) },
  { name: "algorithm in small letters", token: signed({}, { alg: "rs256" }) },
  { name: "a list of algorithms", token: signed({}, { alg: ["RS256"] }) },
  { name: "HS256 with the public key as text", token: signedWithPublicKey("pem") },
  { name: "HS256 with the public key as bytes", token: signedWithPublicKey("der") },
  {
    name: "RS512 by our key",
    token: signedText(`${encode({ ...header, alg: "RS512" })}.${body}`, ours.privateKey, "sha512"),
  },
  { name: "RS256 said, SHA-1 done", token: signedText(`${head}.${body}`, ours.privateKey, "sha1") },
  { name: "another key under the same name", token: signed({}, {}, theirs.privateKey) },
  { name: "an unknown key", token: signed({}, { kid: "key-2" }, theirs.privateKey) },
  { name: "our key under an unknown name", token: signed({}, { kid: "key-2" }) },
  { name: "no name of a key", token: signed({}, { kid: undefined }) },
  { name: "an empty name of a key", token: signed({}, { kid: "" }) },
  { name: "a number for a key", token: signed({}, { kid: 1 }) },
  { name: "a path for a key", token: signed({}, { kid: "../../../../dev/null" }, theirs.privateKey) },
  { name: "a query for a key", token: signed({}, { kid: "key-1' OR '1'='1" }) },
  { name: "__proto__ for a key", token: signed({}, { kid: "__proto__" }) },
  { name: "its own key in the header", token: signed({}, { jwk: publicJwk }, theirs.privateKey) },
  { name: "a key in the header beside our signature", token: signed({}, { jwk: publicJwk }) },
  { name: "an address of keys", token: signed({}, { jku: "https://evil.example/keys" }) },
  { name: "an address of certificates", token: signed({}, { x5u: "https://evil.example/cert" }) },
  { name: "its own certificate", token: signed({}, { x5c: ["AAAA"] }) },
  { name: "an extension that must be understood", token: signed({}, { crit: ["exp"] }) },
  { name: "an empty list of extensions", token: signed({}, { crit: [] }) },
  { name: "b64 switched off", token: signed({}, { b64: false, crit: ["b64"] }) },
  { name: "expired", token: signed({ exp: nowSeconds - 31 }) },
  { name: "expired this very half minute ago", token: signed({ exp: nowSeconds - 30 }) },
  { name: "not valid yet", token: signed({ nbf: nowSeconds + 31 }) },
  { name: "a word for the begin", token: signed({ nbf: "now" }) },
  { name: "issued in the future", token: signed({ iat: nowSeconds + 31 }) },
  { name: "very old and expired", token: signed({ iat: 1_000_000_000, exp: 1_000_003_600 }) },
  { name: "very old and good for ever", token: signed({ iat: 1_000_000_000, exp: 9_999_999_999 }) },
  { name: "expires before it was issued", token: signed({ iat: nowSeconds + 20, exp: nowSeconds + 10 }) },
  { name: "milliseconds for seconds", token: signed({ iat: nowMs, exp: nowMs + 3_600_000 }) },
  { name: "no end", token: without("exp") },
  { name: "the end as text", token: signed({ exp: String(nowSeconds + 3_600) }) },
  { name: "null for the end", token: signed({ exp: null }) },
  { name: "no time of issue", token: without("iat") },
  { name: "the time of issue as text", token: signed({ iat: String(nowSeconds) }) },
  { name: "no issuer", token: without("iss") },
  { name: "another issuer", token: signed({ iss: "urn:evil" }) },
  { name: "the issuer with a slash behind", token: signed({ iss: `${issuer}/` }) },
  { name: "a list of issuers", token: signed({ iss: [issuer] }) },
  { name: "no audience", token: without("aud") },
  { name: "another audience", token: signed({ aud: "other" }) },
  { name: "an audience that begins like ours", token: signed({ aud: `${audience}2` }) },
  { name: "other audiences", token: signed({ aud: ["other", "another"] }) },
  { name: "no audience in the list", token: signed({ aud: [] }) },
  { name: "another audience, our client", token: signed({ aud: "other", client_id: audience }) },
  { name: "another client", token: signed({ aud: undefined, client_id: "other" }) },
  { name: "a list of clients", token: signed({ aud: undefined, client_id: [audience] }) },
  { name: "no subject", token: without("sub") },
  { name: "an empty subject", token: signed({ sub: "" }) },
  { name: "a number for a subject", token: signed({ sub: 5 }) },
  { name: "a subject without end", token: signed({ sub: "x".repeat(256) }) },
  { name: "an id token by its use", token: signed({ token_use: "id" }) },
  { name: "an id token by its nonce", token: signed({ nonce: "n" }) },
  { name: "an id token by the hash of an access token", token: signed({ at_hash: "h" }) },
  { name: "an id token by its own word", token: signed({ typ: "ID" }) },
  { name: "a refresh token", token: signed({ typ: "Refresh" }) },
  { name: "swapped claims", token: `${head}.${encode({ ...claims, sub: "demo-admin" })}.${signature}` },
  { name: "a swapped header", token: `${encode({ ...header, x: 1 })}.${body}.${signature}` },
  { name: "the signature of another token", token: `${head}.${body}.${partsOf(signed({ jti: "2" }))[2]}` },
  { name: "a signature of zeros", token: `${head}.${body}.${Buffer.alloc(256).toString("base64url")}` },
  { name: "half a signature", token: `${head}.${body}.${signature.slice(0, 171)}` },
  { name: "the same signature spelt otherwise", token: `${head}.${body}.${spelledOtherwise(signature)}` },
  { name: "an empty signature", token: `${head}.${body}.` },
  { name: "no signature", token: `${head}.${body}` },
  { name: "one part", token: head },
  { name: "four parts", token: `${good}.AAAA` },
  { name: "five parts, as if encrypted", token: `${head}.AAAA.AAAA.AAAA.AAAA` },
  { name: "empty parts", token: ".." },
  { name: "padding behind the signature", token: `${good}==` },
  { name: "padding behind the header", token: `${head}==.${body}.${signature}` },
  {
    name: "plain base64",
    token: signedText(
      `${Buffer.from('{"alg":"RS256","kid":"key-1","typ":"at+jwt","x":"~~~???"}').toString("base64")}.${body}`,
    ),
  },
  {
    name: "claims in UTF-16",
    token: signedText(`${head}.${Buffer.from(JSON.stringify(claims), "utf16le").toString("base64url")}`),
  },
  { name: "claims that are a list", token: signedText(`${head}.${encode([claims])}`) },
  { name: "claims that are null", token: signedText(`${head}.${encode("null")}`) },
  { name: "a header that is null", token: signedText(`${encode("null")}.${body}`) },
  { name: "a header that is no JSON", token: signedText(`${encode("{alg:RS256}")}.${body}`) },
  { name: "more than 8 KiB", token: signed({ padding: "x".repeat(7_000) }) },
  { name: "a megabyte", token: signed({ padding: "x".repeat(1_000_000) }) },
  { name: "a megabyte of dots", token: ".".repeat(1_000_000) },
  {
    name: "a letter outside of the alphabet",
    token: `${head}.${body}.${signature.slice(0, -2)}é${signature.slice(-1)}`,
  },
];

test("the table of bad tokens has many kinds, each its own", () => {
  expect(badTokens.length).toBeGreaterThan(80);
  expect(new Set(badTokens.map(({ token }) => token)).size).toBe(badTokens.length);
});

test.each(badTokens)("refused: $name", async ({ token }) => {
  expect(await local(`Bearer ${token}`)).toEqual({ ok: false });
  expect(await other(`Bearer ${token}`)).toEqual({ ok: false });
});

test.each([
  { name: "no header", value: undefined },
  { name: "an empty header", value: "" },
  { name: "the scheme alone", value: "Bearer" },
  { name: "the scheme and a space", value: "Bearer " },
  { name: "the token alone", value: good },
  { name: "another scheme", value: `Basic ${good}` },
  { name: "no space", value: `Bearer${good}` },
  { name: "two spaces", value: `Bearer  ${good}` },
  { name: "a tabulator", value: `Bearer\t${good}` },
  { name: "a space before", value: ` Bearer ${good}` },
  { name: "a space behind", value: `Bearer ${good} ` },
  { name: "a line break behind", value: `Bearer ${good}\n` },
  { name: "quotation marks", value: `Bearer "${good}"` },
  { name: "two headers joined with a comma", value: `Bearer ${good},Bearer ${good}` },
  { name: "two headers joined with a comma and a space", value: `Bearer ${good}, Bearer ${good}` },
  { name: "two tokens", value: `Bearer ${good} ${good}` },
])("refused: $name", async ({ value }) => {
  expect(await local(value)).toEqual({ ok: false });
});
