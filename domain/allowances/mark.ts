// The mark of a part: what was done of a pass in one transaction, and with the last part of a chunk, what could not be done.
import {
  type AllowanceCalculation,
  type PassMark,
  type PassMarkSecret,
  passesOf,
  passPhase,
} from "../records/allowances.ts";
import { type Change, created } from "../records/record.ts";
import type { Sum } from "../records/runs.ts";
import { nothing, plus } from "./month.ts";
import { differenceOf, type Part, type Plan } from "./parts.ts";
import { tellUnsettled } from "./unsettled.ts";

type Marking = {
  id: string;
  month: string;
  pass: number;
  chunk: number;
  people?: NonNullable<PassMark["people"]>;
};

/** With the last part of a chunk its people are done; what could not be done is told then. */
export const markOfPart = (
  { id, month, pass, chunk, people }: Marking,
  { work }: Part,
  plan: Pick<Plan, "problems" | "waiting">,
): Change => {
  const calculations = work.map(({ calculation }) => calculation);
  const { says, ...told } = tellUnsettled(people === undefined ? { problems: [], waiting: [] } : plan);
  const mark: PassMark = {
    of: passesOf(month),
    phase: passPhase(pass),
    chunk,
    ...(people && { people }),
    calculations: calculations.length,
    owed: sum(calculations, ({ obligations, owedFen }) => ({ count: obligations.length, fen: owedFen })),
    cancelled: sum(calculations, ({ cancelled, cancelledFen }) => ({ count: cancelled.length, fen: cancelledFen })),
    recovered: sum(calculations, ({ recovered, recoveredFen }) => ({ count: recovered.length, fen: recoveredFen })),
    differences: work.filter(({ isDifference }) => isDifference).map(differenceOf),
    ...told,
  };
  const secret: PassMarkSecret = { problems: says };
  return created("mark", id, mark, says.length > 0 ? secret : undefined);
};

const sum = (all: readonly AllowanceCalculation[], of: (each: AllowanceCalculation) => Sum): Sum =>
  all.map(of).reduce(plus, nothing);
