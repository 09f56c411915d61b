// Every operation by every role over HTTP: allowed or refused as its row says; and nothing of another enterprise answers otherwise than what does not exist.
import { beforeAll, expect, test } from "vitest";
import { roles } from "../../domain/access/roles.ts";
import type { Operation } from "../../functions/http/operation.ts";
import { type Answered, type TestEnterprise, useEnterprise } from "../journeys/enterprise.ts";
import { idea } from "../journeys/suggestion-desk.ts";
import { recordOperations, rightOf } from "./access-rows.ts";
import { wholeLedger } from "./ledger.ts";
import { furnish, type Ids, type Sample, sampleOf, welcomeWith } from "./samples.ts";

const { here, found } = useEnterprise();
let ids: Ids;
let there: TestEnterprise;

beforeAll(async () => {
  ids = await furnish(here());
  for (const role of roles) await welcomeWith(here(), `ONLY-${role}`, [role]);
  await welcomeWith(here(), "ALL", [...roles]);
  there = await found();
  await welcomeWith(there, "ALL", [...roles]);
});

const send = async (
  place: TestEnterprise,
  person: string,
  { method }: Operation,
  sample: Sample,
): Promise<Answered> => {
  const answer = await place.as(person).send(method, sample.path, sample.body, sample.headers);
  // A file is text to its reader, and its refusal a problem document all the same.
  const isProblem = answer.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  return isProblem && typeof answer.body === "string" ? { ...answer, body: JSON.parse(answer.body) } : answer;
};

/** Which request it was is the only difference there may be. */
const told = ({ status, body }: Answered): unknown => [status, { ...body, instance: "" }];

const hasPlaces = ({ path }: Operation): boolean => path.includes("{");

test.each(roles)("what %s may and may not do", async (role) => {
  for (const operation of recordOperations) {
    const answer = await send(here(), `ONLY-${role}`, operation, sampleOf(operation, ids));
    const what = `${operation.id}: ${JSON.stringify(answer.body).slice(0, 300)}`;
    const outcome = [answer.status, answer.body.errors?.[0]?.code];
    const right = rightOf(operation, role);
    if (right === "none" || right === "sees") expect(outcome, what).toEqual([403, "role-missing"]);
    else if (right === "own" && hasPlaces(operation)) {
      expect(outcome, what).toEqual([404, "unknown-id"]);
      const none = await send(here(), `ONLY-${role}`, operation, sampleOf(operation, {}));
      expect(told(answer), what).toEqual(told(none));
    } else expect([401, 403, 404, 500, 503], `${answer.status} ${what}`).not.toContain(answer.status);
  }
});

test("whatever is named in a path, that of another enterprise is unknown", async () => {
  const named = recordOperations.filter(hasPlaces);
  expect(named.length).toBeGreaterThan(40);
  for (const operation of named) {
    const foreign = await send(there, "ALL", operation, sampleOf(operation, { ...ids, person: "ONLY-employee" }));
    const none = await send(
      there,
      "ALL",
      operation,
      sampleOf(operation, { version: "1", year: "2026", stage: "first" }),
    );
    expect([foreign.status, foreign.body.errors?.[0]?.code], operation.id).toEqual([404, "unknown-id"]);
    expect(told(foreign), operation.id).toEqual(told(none));
  }
});

test("nor is what is named in a body known", async () => {
  const unlike = (text: string): string => text.replace(/\w/, (letter) => (letter === "Q" ? "R" : "Q"));
  const people = { theirs: "ONLY-employee", nobodys: unlike("ONLY-employee") };
  const policies = { theirs: "savings", nobodys: unlike("savings") };
  const bodies: [path: string, body: (id: string) => unknown, ids: { theirs: string; nobodys: string }][] = [
    [
      "/v1/suggestions",
      (person) => ({
        ...idea({ policy: undefined, scheme: undefined }),
        title: "题",
        authors: [
          { person: "ALL", weight: 1 },
          { person, weight: 1 },
        ],
      }),
      people,
    ],
    ["/v1/suggestions", (policy) => ({ ...idea({ policy }), title: "题" }), policies],
    [
      "/v1/people",
      (mentor) => ({ id: "NEW", name: "新员工", department: "一车间", from: "2026-01-01", mentor }),
      people,
    ],
    [
      "/v1/delegations",
      (to) => ({ to, roles: ["hr"], from: "2026-03-11", until: "2026-03-12", reason: "出差" }),
      people,
    ],
    [
      "/v1/calculations",
      (id) => ({ policy: { id, on: "2026-03-01" }, scheme: "staged", facts: { benefit: "1" } }),
      policies,
    ],
  ];
  for (const [path, body, { theirs, nobodys }] of bodies) {
    const [foreign, none] = [
      await there.as("ALL").post(path, body(theirs)),
      await there.as("ALL").post(path, body(nobodys)),
    ];
    const plain = JSON.stringify(told(foreign)).replaceAll(theirs, nobodys);
    if (foreign.status >= 400) expect(plain, path).toBe(JSON.stringify(told(none)));
    else expect([foreign.status, none.status], path).toEqual([201, 201]);
  }
});

test("a cursor of another enterprise, of another list, or one that was changed, is none", async () => {
  const lists = recordOperations.filter(
    ({ query }) => "cursor" in ((query as { shape?: object } | undefined)?.shape ?? {}),
  );
  expect(lists.length).toBeGreaterThan(9);
  let tried = 0;
  for (const operation of lists) {
    const { path } = sampleOf(operation, ids);
    const page = await here().as("ALL").get(`${path}?limit=1`);
    expect(page.status, `${path} ${JSON.stringify(page.body)}`).toBe(200);
    const next: string | undefined = page.body.next;
    if (next === undefined) continue;
    tried += 1;
    const invalid = [400, "cursor-invalid"];
    const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];
    if (!hasPlaces(operation))
      expect(codeOf(await there.as("ALL").get(`${path}?cursor=${next}`)), path).toEqual(invalid);
    for (const forged of [`${next}x`, next.slice(1), `${next.split(".")[0]}.`, "x", "", `${next}.${next}`, "%00"])
      expect(codeOf(await here().as("ALL").get(`${path}?cursor=${forged}`)), `${path} ${forged}`).toEqual(invalid);
    const elsewhere = path === "/v1/people" ? "/v1/suggestions" : "/v1/people";
    expect(codeOf(await here().as("ALL").get(`${elsewhere}?cursor=${next}`)), path).toEqual(invalid);
    expect((await here().as("ALL").get(`${path}?cursor=${next}&limit=2`)).status).toBe(200);
  }
  expect(tried).toBeGreaterThan(3);
});

test("the same key of another person, or of another enterprise, is another key", async () => {
  const key = { "idempotency-key": "one-key-for-all" };
  const body = (id: string) => ({ id, name: "同名", department: "一车间", from: "2026-01-01" });
  const answers = [
    await here().as("HR-1").post("/v1/people", body("K1"), key),
    await here().as("HR-2").post("/v1/people", body("K2"), key),
    await there.as("HR-1").post("/v1/people", body("K1"), key),
  ];
  expect(answers.map(({ status, body: made }) => [status, made.id])).toEqual([
    [201, "K1"],
    [201, "K2"],
    [201, "K1"],
  ]);
  expect(answers.filter(({ headers }) => headers.has("idempotent-replayed"))).toEqual([]);
});

test("after all of it both records are whole", async () => {
  await wholeLedger(here());
  await wholeLedger(there);
});
