// How the rate 提成比例 of a project is set: read off a jury's marks, voted for in a meeting with minutes, or by the scheme alone.
import * as z from "zod/mini";
import { chosenRateNeed } from "../../kinds/commission.ts";
import type { Scheme } from "../../policy/policy.ts";
import type { FactEntry } from "../../records/cases.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { type Ppm, readRate, writeRate } from "../../values/rate.ts";
import { reach } from "../case.ts";
import { juryRulesOf } from "../jury-result.ts";
import { type CaseStep, caseStep, type Decided, type Deciding } from "../kind.ts";
import { reasonsText, someEvidenceShape } from "../shapes.ts";
import type { Project, RateBy } from "./project-states.ts";

export const rateByOf = (rule: Scheme | undefined): RateBy => {
  if (juryRulesOf(rule)) return "jury";
  return rule?.kind === "commission" ? "vote" : "scheme";
};

const voteShape = z.strictObject({
  rate: z.string(),
  evidence: someEvidenceShape,
  note: z.optional(reasonsText),
});

const recordVote = ({ of, sent, known, deed }: Deciding<z.output<typeof voteShape>>): Outcome<Decided> => {
  const rule = known.scheme?.rule;
  if (rule?.kind !== "commission" || rule.by !== "vote")
    return refuseAll([refuse("no-vote", "", { name: rule?.id ?? "–" })]);
  const refusals: Refusal[] = [];
  const { from, to } = rule.rate;
  const need = chosenRateNeed(readRate(from) as Ppm, readRate(to) as Ppm);
  const rate: Ppm | undefined = need.read(sent.rate, "/rate", refusals);
  if (refusals.length > 0 || rate === undefined) return refuseAll(refusals);
  const chosenRate: FactEntry = { value: writeRate(rate), source: "juror", by: deed.by.person, at: deed.now };
  const fields: Partial<Project> = {
    ...reach(of.body, "rated", deed, sent.note),
    facts: { ...of.body.facts, chosenRate },
    evidence: [...of.body.evidence, ...sent.evidence],
  };
  return accept({ changes: [changed(of, fields)] });
};

const fixRateShape = z.strictObject({ note: reasonsText });

/** Nobody fixes a rate that a jury has not marked yet. */
const fixRate = ({ of, sent, deed }: Deciding<z.output<typeof fixRateShape>>): Outcome<Decided> => {
  const { state, rateBy } = of.body as Project;
  if (state === "approved" && rateBy !== "scheme")
    return refuseAll([refuse("rate-not-ready", "", { name: waysOf(rateBy) })]);
  return accept({ changes: [changed(of, reach(of.body, "rated", deed, sent.note))] });
};

const waysOf = (rateBy: RateBy | undefined) =>
  rateBy === "vote" ? { zh: "评审议定", en: "a vote" } : { zh: "评委评分", en: "the marks of a jury" };

export const rateSteps: readonly CaseStep[] = [
  caseStep({
    id: "record-vote",
    path: "vote",
    to: ["reviewer", "hr"],
    apart: ["author", "mentor"],
    // Also again: what was written down wrong is mended before any money is owed.
    from: ["approved", "rated"],
    leads: ["rated"],
    body: voteShape,
    needs: ["scheme"],
    summary: { zh: "登记议定的比例", en: "Record the rate that was voted for" },
    description: {
      zh: "方案规定由评审会议定比例（by: vote）时，登记 rate（在方案的范围之内，最多两位小数）和会议记录（evidence，至少一份）。核定之前可再次登记以更正。",
      en: "Where the scheme lets a meeting vote on the rate (`by: vote`): the `rate`, within the scheme's range and with two decimals at most, and at least the minutes in `evidence`. Possible again until it is awarded, to mend a mistake.",
    },
    decide: recordVote,
  }),
  caseStep({
    id: "fix-rate",
    path: "rate",
    to: ["reviewer", "hr"],
    apart: ["author", "mentor", "juror"],
    from: ["marked", "approved"],
    leads: ["rated"],
    body: fixRateShape,
    summary: { zh: "确定比例", en: "Fix the rate" },
    description: {
      zh: "评分到齐并审阅各席位得分和偏差后，由建议人、其师傅和评委以外的人写明意见（note），按得分确定比例。既不评分也不议定的方案，立项后即可确定。",
      en: "With all marks in, someone who is no author, mentor or juror looks at the scores of the seats and who stands apart, writes a `note`, and fixes the rate that follows. Where a scheme asks neither a jury nor a vote, it is fixed after the approval.",
    },
    decide: fixRate,
  }),
];
