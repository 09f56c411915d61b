// Budgets that several people set at once: one is first, the others are told what happened, and no word is said of money that is not lacking.
import { expect, test } from "vitest";
import { useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";

const { here } = useEnterprise();

test("a year is set up once, whoever is first", async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => here().as("FINANCE-1").post("/v1/budgets", { year: "2026", cap: "1000" })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const refused = answers.filter(({ status }) => status === 409).map((answer) => refusal(answer)[1]);
  expect(refused).toEqual(["id-taken", "id-taken", "id-taken"]);
});

test("of two who change it from the same version one is first, and the other reads it again", async () => {
  const change = (cap: string) =>
    here().as("FINANCE-1").send("PUT", "/v1/budgets/2026", { cap }, { "if-match": '"1"' });
  const answers = await Promise.all([change("2000"), change("3000")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(refusal(answers.find(({ status }) => status === 409) as never)[1]).toBe("stale-version");
});
