// An award as it was recorded, the way a replay looks at what a rule makes of a case.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { TraceStep } from "../calculation/describe.ts";
import type { Award } from "../records/awards.ts";
import type { Moment } from "../values/moment.ts";
import { type Fen, readFen } from "../values/money.ts";
import { isPaying, measureIn } from "./calculate.ts";
import type { Earned } from "./case.ts";

/** When it was approved; never, for what was not, or is no longer. */
export const approvedAt = ({ state, history }: Award): Moment | undefined =>
  state === "approved" ? history.find((step) => step.state === "approved")?.at : undefined;

/** `scheme` is of the version by which it was calculated. */
export const earnedThen = ({ answer, totalFen, lapsedFen, request, policy }: Award, scheme: CompiledScheme): Earned => {
  const steps = answer.trace ?? [];
  const fen = totalFen - lapsedFen;
  const places = answer.eligible ? steps.filter(isPaying).slice(-1) : steps.slice(0, 1);
  return {
    fen,
    lapsedFen,
    eligible: answer.eligible,
    people:
      answer.shares?.map(({ employee, total, lapsed = "0" }) => ({
        employee,
        fen: readFen(total) as Fen,
        lapsedFen: readFen(lapsed) as Fen,
      })) ?? request.shares.map(({ employee }) => ({ employee, fen: 0 })),
    places: places.map(({ clause }) => ({ clause, fen })),
    measure: measureIn(scheme.rule, request.facts) ?? scoreIn(steps),
    scheme,
    version: policy.version,
  };
};

const scoreIn = (steps: readonly TraceStep[]): number | undefined =>
  readFen(steps.find(({ does }) => does === "score")?.value);
