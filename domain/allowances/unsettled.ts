// What a pass could not do: whoever cannot be calculated, and differences that wait for a run. Told in bounds, so that no mark and no answer grows out of its place.
import type { AllowancePlace, PassMark, PassProblem } from "../records/allowances.ts";
import type { Refusal } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import type { Words } from "../words.ts";

export type PlannedProblem = AllowancePlace & { refusals: Refusal[] };
export type PlannedWait = AllowancePlace & { allowance: string; fen: Fen };

type Planned = { problems: readonly PlannedProblem[]; waiting: readonly PlannedWait[] };

const toldInMark = 50;
const lettersMax = 300;

/** The latest months first: what is wrong with someone's record is mostly wrong for all of them. */
const latestFirst = <Each extends AllowancePlace>(all: readonly Each[]): Each[] =>
  all.toSorted((a, b) => (a.month === b.month ? 0 : a.month > b.month ? -1 : 1));

/** One reason a person, month and scheme: whoever mends it finds the next one. */
const problemOf = ({ refusals, ...place }: PlannedProblem): PassProblem => ({
  ...place,
  codes: refusals.slice(0, 1).map(({ code }) => code),
  ...(refusals.length > 1 && { count: refusals.length }),
});

type Told = Pick<PassMark, "problems" | "waiting" | "more"> & { says: { says: Words }[][] };

export const tellUnsettled = ({ problems, waiting }: Planned): Told => {
  const first = latestFirst(problems).slice(0, toldInMark);
  const waits = latestFirst(waiting).slice(0, toldInMark);
  const more = { problems: problems.length - first.length, waiting: waiting.length - waits.length };
  return {
    problems: first.map(problemOf),
    waiting: waits,
    ...(more.problems + more.waiting > 0 && { more }),
    says: first.map(({ refusals }) => refusals.slice(0, 1).map(({ says }) => ({ says: shorten(says) }))),
  };
};

const shorten = ({ zh, en }: Words): Words => ({ zh: cut(zh), en: cut(en) });

const cut = (text: string): string => (text.length > lettersMax ? `${text.slice(0, lettersMax)}…` : text);

/** Holds what is found against what the marks of the last pass tell: what is the same the next time is nothing new. */
export const heldAgainst = (marks: readonly PassMark[]) => {
  const told = new Set(marks.flatMap(namesIn));
  let untold = marks.reduce((total, { more }) => total + (more ? more.problems + more.waiting : 0), 0);
  const isNew = ({ problems, waiting }: Planned): boolean => {
    for (const name of namesIn({ problems: problems.map(problemOf), waiting: [...waiting] }))
      if (!told.delete(name)) untold -= 1;
    return untold < 0;
  };
  return { isNew, isLeft: (): boolean => told.size > 0 || untold > 0 };
};

const namesIn = ({ problems, waiting }: Pick<PassMark, "problems" | "waiting">): string[] => [
  ...problems.map(({ codes, count = 1, ...place }) => `${nameOf(place)} ${codes.join(" ")} ${count}`),
  ...waiting.map((each) => `${nameOf(each)} ${each.fen}`),
];

const nameOf = ({ person, month, policy, scheme }: AllowancePlace): string => `${person}/${month}/${policy}/${scheme}`;
