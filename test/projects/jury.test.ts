// What a jury's marks come to: the same score and rate as the calculation finds, and jurors who stand apart from the others.
import fc from "fast-check";
import { expect, test } from "vitest";
import { calculate } from "../../domain/calculation/answer.ts";
import { juryRulesOf, outlierWords, readMarks, resultOf } from "../../domain/cases/jury-result.ts";
import type { JuryScore } from "../../domain/records/cases.ts";
import { codesOf, schemeOf } from "../suggestions/records.ts";
import { must, policyOf } from "./book.ts";
import { commissions } from "./project-desk.ts";

const [byJury, byVote] = commissions.schemes;
const form = { ...byJury, id: "s", title: { zh: "提成" } };
const { rule } = schemeOf(form);

const score = (juror: string, seat: string, mark: number): JuryScore => ({
  juror,
  seat,
  marks: { novelty: mark, difficulty: mark, market: mark },
});

test.each([
  ["fifteen points apart is not too far", [60, 75, 75], []],
  ["one point more is", [60, 76, 76], ["J0"]],
  ["the mean of the others counts, whatever their seats", [90, 70, 60, 80], ["J0", "J2"]],
  ["two can be far from each other", [40, 80], ["J0", "J1"]],
])("outliers: %s", (_, marks, far) => {
  const scores = marks.map((mark, index) => score(`J${index}`, index % 2 === 0 ? "technical" : "market", mark));
  expect(resultOf(rule, scores).outliers.map(({ juror }) => juror)).toEqual(far);
});

test("an outlier is told in both languages, with what the others gave", () => {
  const [found] = resultOf(rule, [score("J0", "technical", 40), score("J1", "market", 80)]).outliers;
  if (!found) throw new Error("Forty points apart is far.");
  expect(outlierWords(found)).toEqual({
    zh: "评委 J0 评 40.00 分，其他评委平均 80.00 分，相差超过 15 分",
    en: "J0 gave 40.00 points and the others 80.00 on average: more than 15 apart",
  });
});

const mark = fc.integer({ min: 0, max: 100 });

test("score and rate are those that the award will be calculated by", () => {
  const policy = policyOf(form);
  fc.assert(
    fc.property(
      fc.array(fc.record({ novelty: mark, difficulty: mark, market: mark }), { minLength: 2, maxLength: 6 }),
      (all) => {
        const scores = all.map((marks, index) => ({
          juror: `J${index}`,
          seat: index % 2 === 0 ? "technical" : "market",
          marks,
        }));
        const { trace = [] } = must(
          calculate(policy, { scheme: "s", facts: { value: "1", scores }, trace: "steps" }, 1),
        );
        const found = trace.find(({ does }) => does === "rate-by-score");
        const total = trace.find(({ does }) => does === "score");
        expect(resultOf(rule, scores)).toMatchObject({ rate: found?.value, score: total?.value });
      },
    ),
    { numRuns: 60 },
  );
});

test("a sheet has whole marks from 0 to 100 for exactly the criteria", () => {
  const rules = juryRulesOf(rule);
  if (!rules) throw new Error("The scheme asks a jury.");
  const read = (marks: JuryScore["marks"]) => codesOf(readMarks(rules, { juror: "J0", seat: "market", marks }));
  expect(read({ novelty: 0, difficulty: 100, market: 50 })).toEqual([]);
  expect(read({ novelty: 0.5, difficulty: -1, charm: 3 })).toEqual([
    "whole-number-invalid /marks/novelty",
    "whole-number-invalid /marks/difficulty",
    "missing-criterion /marks/market",
    "unknown-criterion /marks/charm",
  ]);
  const { rule: vote } = schemeOf({ ...byVote, id: "s", title: { zh: "提成" } });
  expect(juryRulesOf(vote)).toBeUndefined();
});
