// An award as it was recorded, the way a replay looks at what a rule makes of a case.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { TraceStep } from "../calculation/describe.ts";
import type { Award } from "../records/awards.ts";
import { chinaDayOf, type Moment } from "../values/moment.ts";
import { type Fen, readFen } from "../values/money.ts";
import { isPaying, measureIn } from "./calculate.ts";
import type { Earned, ReplayCase } from "./case.ts";

/** The day in China on which it was approved; none for what was not, or is no longer. */
export const approvedOn = ({ state, history }: Award): string | undefined => {
  const at: Moment | undefined =
    state === "approved" ? history.find((step) => step.state === "approved")?.at : undefined;
  return at === undefined ? undefined : chinaDayOf(at);
};

export const caseOfAward = (id: string, { scheme, request }: Award, department: string | undefined): ReplayCase => ({
  key: id,
  scheme,
  ...request,
  department,
});

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
      answer.shares?.map(({ employee, total }) => ({ employee, fen: readFen(total) as Fen })) ??
      request.shares.map(({ employee }) => ({ employee, fen: 0 })),
    places: places.map(({ clause }) => ({ clause, fen })),
    measure: measureIn(scheme.rule, request.facts) ?? scoreIn(steps),
    scheme,
    version: policy.version,
  };
};

const scoreIn = (steps: readonly TraceStep[]): number | undefined =>
  readFen(steps.find(({ does }) => does === "score")?.value);
