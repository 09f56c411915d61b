// People over HTTP on the real database: entered once, listed page by page, seen by those who may.
import { expect, test } from "vitest";
import { useEnterprise } from "./enterprise.ts";

const { here, found } = useEnterprise();
const worker = {
  name: "王小明",
  department: "二车间",
  from: "2023-03-01",
  attributes: [{ name: "skill", value: "技师", from: "2024-01-01" }],
};

test("an employee is entered once, whatever is repeated", async () => {
  const hr = here().as("HR-1");
  const headers = { "idempotency-key": "enter-W100" };
  const first = await hr.post("/v1/people", { id: "W100", ...worker }, headers);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  expect(first.headers.get("location")).toBe("/v1/people/W100");
  const again = await hr.post("/v1/people", { id: "W100", ...worker }, headers);
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
  expect(again.body).toEqual(first.body);
  const other = await hr.post("/v1/people", { id: "W101", ...worker }, headers);
  expect([other.status, other.body.errors[0].code]).toEqual([422, "idempotency-key-reused"]);
  const taken = await hr.post("/v1/people", { id: "W100", ...worker });
  expect([taken.status, taken.body.errors[0].code]).toEqual([409, "id-taken"]);
});

test("fifty equal requests at once enter one employee and give one answer", async () => {
  const hr = here().as("HR-1");
  const headers = { "idempotency-key": "enter-W200" };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => hr.post("/v1/people", { id: "W200", ...worker }, headers)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
  expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") !== "true")).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test("pages follow one another, and a cursor serves only its own list", async () => {
  const hr = here().as("HR-1");
  const ids: string[] = [];
  let next: string | undefined;
  do {
    const page = await hr.get(`/v1/people?limit=4${next === undefined ? "" : `&cursor=${next}`}`);
    expect(page.status, JSON.stringify(page.body)).toBe(200);
    expect(page.body.items.length).toBeLessThanOrEqual(4);
    ids.push(...page.body.items.map(({ id }: { id: string }) => id));
    next = page.body.next;
  } while (next !== undefined);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toContain("W100");
  expect(new Set(ids).size).toBe(ids.length);
  const page = await hr.get("/v1/people?limit=4");
  const foreign = await (await found()).as("HR-1").get(`/v1/people?cursor=${page.body.next}`);
  expect([foreign.status, foreign.body.errors[0].code]).toEqual([400, "cursor-invalid"]);
  expect((await hr.get("/v1/people?limit=101")).status).toBe(400);
});

test("an employee sees themself, and others as unknown ids", async () => {
  const own = await here().as("E1").get("/v1/people/E1");
  expect([own.status, own.headers.get("etag")]).toEqual([200, '"1"']);
  const withoutInstance = ({ body }: { body: object }) => ({ ...body, instance: "" });
  const other = await here().as("E1").get("/v1/people/E2");
  const none = await here().as("E1").get("/v1/people/NOBODY");
  expect(other.status).toBe(404);
  expect(withoutInstance(other)).toEqual(withoutInstance(none));
  expect(
    (
      await here()
        .as("E1")
        .post("/v1/people", { id: "W300", ...worker })
    ).status,
  ).toBe(403);
  expect((await here().as("STRANGER").get("/v1/people/E1")).status).toBe(403);
});
