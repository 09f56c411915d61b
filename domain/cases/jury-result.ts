// What the marks of a jury come to once all are in: the score by seat, the rate that follows, and jurors who stand far apart from the others.
import { rateByScore } from "../kinds/commission.ts";
import { compileJury, type JurorScore, type JuryRules } from "../kinds/jury.ts";
import type { Scheme } from "../policy/policy.ts";
import type { JuryResult, JuryScore } from "../records/cases.ts";
import { accept, type Outcome, type Refusal, refuseAll } from "../refusals.ts";
import { writeFen } from "../values/money.ts";
import { type Ppm, readRate, wholePpm, writeRate } from "../values/rate.ts";
import { roundQuotient } from "../values/rounding.ts";
import type { Words } from "../words.ts";

/** Its criteria and seats, where a scheme asks a jury. */
export const juryRulesOf = (rule: Scheme | undefined): JuryRules | undefined => {
  if (rule?.kind === "commission") return rule.by === "vote" ? undefined : rule;
  return rule?.kind === "tiered" && rule.unit === "score" ? rule : undefined;
};

const scoresPath = "/facts/scores/0";

/** Marks for exactly the criteria of the scheme, each a whole number from 0 to 100. */
export const readMarks = (rules: JuryRules, sheet: JuryScore): Outcome<JuryScore> => {
  const refusals: Refusal[] = [];
  compileJury(rules).need.read([sheet], "", refusals);
  const own = refusals
    .filter(({ path }) => path.startsWith(`${scoresPath}/marks`))
    .map((refusal) => ({ ...refusal, path: refusal.path.slice(scoresPath.length) }));
  return own.length > 0 ? refuseAll(own) : accept(sheet);
};

/** Further than so many points from what the others gave is worth a word. */
const apartPoints = 15;

export const resultOf = (rule: Scheme, scores: readonly JuryScore[]): JuryResult => {
  const rules = juryRulesOf(rule);
  if (!rules) throw new Error(`The scheme ${rule.id} asks no jury.`);
  const jury = compileJury(rules);
  const read = jury.need.read(scores, "", []) as JurorScore[];
  const { score, steps } = jury.score(read);
  const seats = steps.flatMap((step) =>
    step.does === "seat" ? [{ seat: step.seat, score: points(step.microPoints, step.jurors) }] : [],
  );
  return {
    score: writeFen(score),
    ...(rule.kind === "commission" && { rate: writeRate(rateFor(rule.rate, score)) }),
    seats,
    outliers: outliersIn(read),
  };
};

const rateFor = ({ from, to }: { from: string; to: string }, score: number): Ppm =>
  rateByScore(readRate(from) as Ppm, readRate(to) as Ppm, score);

/** Against the mean of all other jurors, whatever their seats: one who is far off does not hide in their own seat. */
const outliersIn = (scores: readonly JurorScore[]): JuryResult["outliers"] => {
  const sum = scores.reduce((total, { microPoints }) => total + microPoints, 0);
  const others = scores.length - 1;
  return scores.flatMap(({ juror, seat, microPoints }) => {
    const rest = sum - microPoints;
    const isFar = others > 0 && Math.abs(microPoints * others - rest) > apartPoints * wholePpm * others;
    return isFar ? [{ juror, seat, score: points(microPoints, 1), others: points(rest, others) }] : [];
  });
};

const points = (microPoints: number, of: number): string =>
  writeFen(roundQuotient(microPoints * 100, of * wholePpm, "half-up"));

export const outlierWords = ({ juror, score, others }: JuryResult["outliers"][number]): Words => ({
  zh: `评委 ${juror} 评 ${score} 分，其他评委平均 ${others} 分，相差超过 ${apartPoints} 分`,
  en: `${juror} gave ${score} points and the others ${others} on average: more than ${apartPoints} apart`,
});
