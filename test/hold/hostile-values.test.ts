// Hostile values where an amount or a text is wanted: refused at their place, in both languages, and never guessed at.
import { beforeAll, expect, test } from "vitest";
import { roles } from "../../domain/access/roles.ts";
import type { Operation } from "../../functions/http/operation.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { recordOperations } from "./access-rows.ts";
import { expectRefusal } from "./ledger.ts";
import { sampleOf, welcomeWith } from "./samples.ts";

const { here } = useEnterprise();

beforeAll(() => welcomeWith(here(), "ALL", [...roles]));

/** The form of a body is judged before any record is looked up. */
const send = (id: string, body: string): Promise<Answered> => {
  const operation = recordOperations.find((each) => each.id === id) as Operation;
  const { path, headers } = sampleOf(operation, {});
  return here().as("ALL").send(operation.method, path, body, headers);
};

const noAmounts = [
  "NaN",
  "Infinity",
  "1e400",
  "-1",
  "-0",
  "0.001",
  "1e3",
  "0x10",
  "",
  " 1",
  "01",
  "1,000",
  "１２",
  "١",
  "1.",
  ".5",
  "1000000000000",
  "+1",
  "1\u200b",
];
const noNumbers = ["-1", "-0", "0.5", "1e400", "9007199254740993", "1e-1"];

test("what is no amount is refused where it stands", async () => {
  const places: [string, string, (amount: string) => string][] = [
    ["create-budget", "/cap", (amount) => `{"year":"2030","cap":${amount}}`],
    ["change-budget", "/cap", (amount) => `{"cap":${amount}}`],
    ["reverse-award", "/amount", (amount) => `{"person":"E1","reasons":"理由","amount":${amount}}`],
    [
      "create-suggestion",
      "/estimate",
      (amount) => `{"title":"题","problem":"问题","proposal":"办法","estimate":${amount}}`,
    ],
    ["change-suggestion", "/estimate", (amount) => `{"estimate":${amount}}`],
    ["propose-suggestion-award", "/chosenPay", (amount) => `{"chosenPay":${amount}}`],
    [
      "record-run-results",
      "/results/0/amount",
      (amount) => `{"results":[{"payment":"p","outcome":"settled","amount":${amount}}]}`,
    ],
  ];
  for (const [id, path, body] of places) {
    for (const amount of [...noAmounts.map((text) => JSON.stringify(text)), ...noNumbers, "true", "[]", "{}"]) {
      const answer = await send(id, body(amount));
      expectRefusal(answer, 400, "amount-invalid", `${id} ${amount}:`);
      expect(answer.body.errors[0].path).toBe(path);
    }
  }
});

const noTexts = ["a\u0000b", "a\u202eb", "a\u200bb", "e\u0301", "\ufeffa", "", "a\u0007", "\ud800"];

test("text with what cannot be seen in it is refused", async () => {
  const texts: [string, (text: string) => object][] = [
    ["create-person", (name) => ({ id: "T1", name, department: "一车间", from: "2026-01-01" })],
    ["create-suggestion", (title) => ({ title, problem: "问题", proposal: "办法" })],
    ["create-suggestion", (problem) => ({ title: "题", problem, proposal: "办法" })],
    ["cancel-award", (reasons) => ({ reasons })],
    ["create-delegation", (reason) => ({ to: "E1", roles: ["hr"], from: "2026-03-11", until: "2026-03-12", reason })],
  ];
  for (const [id, body] of texts)
    for (const text of noTexts) {
      const answer = await send(id, JSON.stringify(body(text)));
      const code = answer.body.errors?.[0]?.code;
      expect([400, true], `${id} ${JSON.stringify(text)} ${code}`).toEqual([
        answer.status,
        ["text-invalid", "unreadable"].includes(code),
      ]);
    }
});
