// The policies of real systems pay what follows from agreements: nobody has to write it into anyone's attributes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { policyFromText } from "../../domain/policy/from-text.ts";
import type { Agreement } from "../../domain/records/agreements.ts";
import { readYaml } from "../../functions/reading/read-yaml.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

const serviceOf = () => ({ from: "2020-01-01" });

const plain = { state: "active" as const, since: "", terms: 1, signatures: [], history: [] };

const star: Agreement = {
  ...plain,
  form: "programme",
  participant: "E1",
  mentor: "M1",
  programme: "未来匠星",
  from: "2024-09-01",
  signedOn: "2024-09-01",
  years: 3,
  outAfter: 2,
  assessments: ["2025-09-02", "2026-10-10"].map((day, index) => ({
    day,
    result: "mediocre",
    year: index + 1,
    by: "X",
    at: `${day}T02:00:00.000Z`,
  })),
};

const pair: Agreement = {
  ...plain,
  form: "mentoring",
  mentor: "M1",
  apprentices: ["E1"],
  from: "2026-01-01",
  until: "2026-12-31",
  signedOn: "2025-12-20",
  assessments: [
    { day: "2026-04-01", result: "passed", by: "X", at: "2026-04-01T02:00:00.000Z" },
    { day: "2026-06-16", result: "excellent", by: "X", at: "2026-06-16T02:00:00.000Z" },
  ],
};

const paid = (example: string, agreement: Agreement, person: string, month: string) => {
  const read = readYaml(readFileSync(join(import.meta.dirname, `../../examples/${example}.yaml`), "utf8"));
  return paidBy(policyFromText(read.ok ? read.value : undefined), [agreement], person, month);
};

const paidBy = (document: unknown, agreements: readonly Agreement[], person: string, month: string) => {
  const policy = compilePolicy(document, sha256Hex);
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusals));
  const employee = { from: "2020-01-01", attributes: attributesOf(person, [], agreements, serviceOf) };
  const answer = calculate(policy.value, { scheme: "monthly", facts: { month, employee }, trace: "none" });
  return answer.ok ? answer.value.total : answer.refusals;
};

test.each([
  ["2024-08", "0.00", "0.00"],
  ["2024-09", "300.00", "200.00"],
  ["2025-09", "400.00", "200.00"],
  ["2026-09", "500.00", "200.00"],
  ["2026-10", "0.00", "0.00"],
])(
  "a star in %s gets %s and the mentor %s: a third year, and out with the second mediocre one",
  (month, own, mentors) => {
    expect([paid("haimen-stars", star, "E1", month), paid("haimen-stars", star, "M1", month)]).toEqual([own, mentors]);
  },
);

test.each([
  ["2026-03", "0.00"],
  ["2026-04", "200.00"],
  ["2026-06", "250.00"],
  ["2026-12", "300.00"],
  ["2027-01", "0.00"],
])("a mentor in %s gets %s, by the last assessment of each day", (month, amount) => {
  expect(paid("qixia-mentors", pair, "M1", month)).toBe(amount);
  expect(paid("qixia-mentors", pair, "E1", month)).toBe("0.00");
});

test("in two programmes each pays for its own year", () => {
  const other: Agreement = {
    ...star,
    programme: "青蓝 2025",
    from: "2025-03-01",
    signedOn: "2025-03-01",
    assessments: [],
  };
  const own = (programme: string, pay: string) =>
    [1, 2, 3].map((year) => ({ id: `y${pay}${year}`, when: { [programme]: `${year}` }, pay: `${pay}${year}` }));
  const policy = {
    id: "stars",
    title: { zh: "匠星津贴" },
    currency: "CNY",
    from: "2024-01-01",
    schemes: [
      {
        id: "monthly",
        title: { zh: "津贴" },
        kind: "allowance",
        prorate: "none",
        groups: [{ take: "all", items: [...own("year_未来匠星", "30"), ...own("year_青蓝_2025", "40")] }],
      },
    ],
  };
  const paidFor = (...agreements: Agreement[]) => paidBy(policy, agreements, "E1", "2025-10");
  expect([paidFor(star), paidFor(other), paidFor(star, other)]).toEqual(["302.00", "401.00", "703.00"]);
});
