// Technical commission 技术提成: a jury's score or a vote sets a rate of the value.

import type { SchemeOf } from "../policy/policy.ts";
import { refuse, refuseValue } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import { type Ppm, ppmPerBasisPoint, readFineRate, readRate, wholePpm, writeRate } from "../values/rate.ts";
import { type Rounding, roundProduct, roundQuotient } from "../values/rounding.ts";
import { type FactNeed, factPath, slotFor } from "./facts.ts";
import { compileJury } from "./jury.ts";
import type { AwardKind, Earned } from "./pay.ts";
import type { Step } from "./trace.ts";

type CommissionScheme = SchemeOf<"commission">;

export const compileCommission = (scheme: CommissionScheme, rounding: Rounding): AwardKind => {
  const from = readRate(scheme.rate.from) as Ppm;
  const to = readRate(scheme.rate.to) as Ppm;
  const clause = `${scheme.id}.rate`;
  const needs: FactNeed[] = [];
  slotFor(needs, "value", "money");
  const pay = (rate: Ppm, ofFen: Fen, steps: Step[]): Earned => {
    const value = roundProduct(ofFen, rate, wholePpm, rounding);
    steps.push({ does: "rate", clause, ofFen, rate, payFen: 0, times: 1, value });
    return { fen: value, grants: undefined, steps };
  };
  if (scheme.by === "vote")
    return {
      needs: [...needs, chosenRateNeed(from, to)],
      earn: ([valueFen, rate]) => pay(rate, valueFen, [{ does: "chosen-rate", clause, value: rate }]),
    };
  const jury = compileJury(scheme);
  return {
    needs: [...needs, jury.need],
    earn: (values) => {
      const { score, steps } = jury.score(values[1]);
      const rate = rateByScore(from, to, score);
      steps.push({ does: "rate-by-score", clause, score, from, to, value: rate });
      return pay(rate, values[0], steps);
    },
  };
};

/** From the lowest to the highest rate as the score (in hundredths) goes from 0 to 100; half up to 0.01 percentage points. */
export const rateByScore = (from: Ppm, to: Ppm, score: number): Ppm =>
  roundQuotient(from * 10_000 + (to - from) * score, 10_000 * ppmPerBasisPoint, "half-up") * ppmPerBasisPoint;

export const chosenRateNeed = (from: Ppm, to: Ppm): FactNeed => ({
  name: "chosenRate",
  path: factPath("chosenRate"),
  type: "special",
  read: (value, path, refusals) => {
    const rate = readFineRate(value);
    if (rate === undefined) refusals.push(refuseValue("rate-invalid", path, value));
    else if (rate < from || rate > to)
      refusals.push(
        refuse("chosen-rate-outside", path, {
          given: value as string,
          wanted: `${writeRate(from)} … ${writeRate(to)}`,
        }),
      );
    return rate;
  },
});
