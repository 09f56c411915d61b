// Hostile requests against every operation that takes a body: refused in both languages with the right code, and never by a fault of the service.
import { request } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { roles } from "../../domain/access/roles.ts";
import type { Operation } from "../../functions/http/operation.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { recordOperations } from "./access-rows.ts";
import { expectRefusal, wholeLedger } from "./ledger.ts";
import { furnish, type Ids, type Sample, sampleOf, welcomeWith } from "./samples.ts";

const { here } = useEnterprise();
let ids: Ids;
let entriesBefore = 0;

beforeAll(async () => {
  ids = await furnish(here());
  await welcomeWith(here(), "ALL", [...roles]);
  entriesBefore = (await wholeLedger(here())).length;
});

const writing = recordOperations.filter(({ method }) => method !== "GET");
const withBody = writing.filter(({ request }) => request?.types.includes("application/json"));

const send = (operation: Operation, sample: Sample): Promise<Answered> =>
  here().as("ALL").send(operation.method, sample.path, sample.body, sample.headers);

type Attack = [name: string, change: (sample: Sample) => Partial<Sample>, status: number, code: string];

const withText = (body: string | Uint8Array) => (): Partial<Sample> => ({ body });
const withField = (text: string) => (sample: Sample) => ({
  body: `{${text}${Object.keys(sample.body ?? {}).length > 0 ? "," : ""}${JSON.stringify(sample.body ?? {}).slice(1)}`,
});
const withHeader = (name: string, value: string) => (sample: Sample) => ({
  headers: { ...sample.headers, [name]: value },
});

const forms: Attack[] = [
  ["no body", withText(""), 400, "unreadable"],
  ["half a body", withText('{"a":'), 400, "unreadable"],
  ["a list", withText("[]"), 400, "wrong-type"],
  ["a number", withText("1"), 400, "wrong-type"],
  ["nothing", withText("null"), 400, "wrong-type"],
  [
    "bytes that are no text",
    withText(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    400,
    "unreadable",
  ],
  ["a byte order mark and nothing", withText("\ufeff"), 400, "unreadable"],
  ["33 lists in one another", withText(`${"[".repeat(33)}${"]".repeat(33)}`), 400, "json-depth"],
  ["100,000 lists in one another", withText(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), 400, "json-depth"],
  ["a key twice", withField('"twice":1,"twice":2'), 400, "repeated-key"],
  ["a key twice, once in disguise", withField('"twice":1,"\\u0074wice":2'), 400, "repeated-key"],
  ["a prototype", withField('"__proto__":{"role":"admin"}'), 400, "unknown-field"],
  ["a constructor", withField('"constructor":{"prototype":{"role":"admin"}}'), 400, "unknown-field"],
  ["more than 1 MiB", withText(`{"a":"${"a".repeat(1024 * 1024)}"}`), 413, "too-large"],
  ["text that says it is text", withHeader("content-type", "text/plain"), 415, "media-type"],
  ["a form", withHeader("content-type", "application/x-www-form-urlencoded"), 415, "media-type"],
  ["YAML", withHeader("content-type", "application/yaml"), 415, "media-type"],
  ["another charset", withHeader("content-type", "application/json; charset=gbk"), 415, "media-type"],
  ["something compressed", withHeader("content-encoding", "gzip"), 415, "media-type"],
  ["a question that no one asked", ({ path }) => ({ path: `${path}?x=1` }), 400, "unknown-field"],
  ["a question twice", ({ path }) => ({ path: `${path}?x=1&x=2` }), 400, "repeated-key"],
  ["a key that is too short", withHeader("idempotency-key", "short"), 400, "idempotency-key-invalid"],
  ["a key that is too long", withHeader("idempotency-key", "k".repeat(65)), 400, "idempotency-key-invalid"],
  ["a key with a path in it", withHeader("idempotency-key", "../../other#key"), 400, "idempotency-key-invalid"],
  ["no key", withHeader("idempotency-key", ""), 400, "idempotency-key-required"],
];

/** What an attacker would like to set for themself. A field of that name that there is belongs to its own tests. */
const wishes = [
  "amount",
  "amountFen",
  "status",
  "state",
  "role",
  "admin",
  "version",
  "tenant",
  "approvals",
  "by",
  "for",
];

test.each(forms)("%s", async (name, change, status, code) => {
  expect(withBody.length).toBeGreaterThanOrEqual(12);
  for (const operation of withBody) {
    const sample = sampleOf(operation, ids);
    // A draft is a document of its own, read by its own reader, which also reads YAML and calls no document unreadable.
    const isDocument = operation.request?.types.includes("application/yaml") ?? false;
    if (isDocument && name === "YAML") continue;
    // What only reads can be asked any number of times, with no key.
    if (operation.capability === "read" && code.startsWith("idempotency-key")) continue;
    const answer = await send(operation, { ...sample, ...change(sample) });
    expectRefusal(answer, status, code, `${operation.id}, ${name}:`);
  }
});

test("a field that an attacker would like to set is unknown", async () => {
  let tried = 0;
  for (const operation of withBody)
    for (const wish of wishes) {
      const sample = sampleOf(operation, ids);
      if (wish in (sample.body as object)) continue;
      const answer = await send(operation, { ...sample, ...withField(`"${wish}":"1"`)(sample) });
      expect(answer.status, `${operation.id} ${wish} ${JSON.stringify(answer.body)}`).toBe(400);
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ code: "unknown-field", path: `/${wish}` }));
      tried += 1;
    }
  expect(tried).toBeGreaterThan(150);
});

test("an operation without a body takes none", async () => {
  const bare = writing.filter(({ request }) => request === undefined);
  expect(bare.length).toBeGreaterThan(5);
  for (const operation of bare) {
    const sample = sampleOf(operation, ids);
    expectRefusal(await send(operation, { ...sample, body: { amount: "1" } }), 400, "body-not-wanted", operation.id);
  }
});

const versions = ["*", 'W/"1"', '"0"', '"-1"', "abc", '"1", "2"', '"1e3"', '"99999999999"', " "];

test("If-Match names one version, and nothing else is taken for one", async () => {
  const changing = writing.filter(({ ifMatch }) => ifMatch);
  expect(changing.length).toBeGreaterThan(4);
  for (const operation of changing)
    for (const version of versions) {
      const sample = sampleOf(operation, ids);
      const answer = await send(operation, { ...sample, headers: { ...sample.headers, "if-match": version } });
      expectRefusal(answer, 400, "if-match-required", `${operation.id} ${version}:`);
    }
});

const odd = [
  "a%2fb",
  "a%2Fb%2Fc",
  "%00",
  "%E4%BD%A0%E5%A5%BD",
  "a%20b",
  "%",
  "%zz",
  "x".repeat(65),
  "__proto__",
  "constructor",
  "toString",
  "%EF%BC%91",
  "'%20OR%201=1",
  "T%23other%23person",
  "-",
  "2026.1",
  "a_b",
  "a%0Ab",
  "%C0%AE",
];

test("an id that could be none is unknown", async () => {
  const named = recordOperations.filter(({ path }) => path.includes("{"));
  for (const operation of named) {
    const places = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, place]) => place as string);
    for (const id of odd) {
      const sample = sampleOf(operation, Object.fromEntries(places.map((place) => [place, id])));
      const answer = await send(operation, sample);
      const text =
        typeof answer.body === "string" && answer.body.startsWith("{") ? JSON.parse(answer.body) : answer.body;
      expect([404, 405], `${operation.id} ${id} ${JSON.stringify(text)}`).toContain(answer.status);
      expect(["unknown-id", "not-found", "method-not-allowed", "policy-not-found"]).toContain(text.errors[0].code);
    }
  }
});

/** As it stands: the usual client would shorten the way before it goes out. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${here().tenant}-ALL` };
    const { hostname, port } = new URL(here().address);
    request({ hostname, port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

test("a way that leads back leads nowhere", async () => {
  expect(await statusOf("/v1/people/E1")).toBe(200);
  for (const path of [
    "/v1/people/../people/E1",
    "/v1/people/..",
    "/v1/people/%2e%2e",
    "//v1/people",
    "/v1//people",
    "/v1/people/E1/",
    "/V1/people",
    "/v1/people/E1%3Fx",
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
});

test("the same key with anything else is another request, and refused", async () => {
  const hr = here().as("HR-1");
  const headers = { "idempotency-key": "only-once-1" };
  const person = { id: "ONCE-1", name: "新员工", department: "一车间", from: "2026-01-01" };
  expect((await hr.post("/v1/people", person, headers)).status).toBe(201);
  const others: [string, string, unknown, Record<string, string>][] = [
    ["POST", "/v1/people", { ...person, name: "另一人" }, {}],
    ["POST", "/v1/people", `${JSON.stringify(person)} `, {}],
    ["POST", "/v1/people?x=1", person, {}],
    ["POST", "/v1/runs", person, {}],
    ["PATCH", "/v1/people/ONCE-1", person, { "if-match": '"1"' }],
  ];
  for (const [method, path, body, more] of others)
    expectRefusal(await hr.send(method, path, body, { ...headers, ...more }), 422, "idempotency-key-reused", path);
  expect((await hr.post("/v1/people", person, headers)).status).toBe(201);
});

test("none of it left anything behind", async () => {
  expect(await wholeLedger(here())).toHaveLength(entriesBefore + 1);
});
