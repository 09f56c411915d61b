// Replay 回算: cases one by one through a policy, and through what it is held against; what is kept does not grow with their number.
import type { CompiledPolicy, CompiledScheme } from "../calculation/compile.ts";
import type { Outcome, Refusal } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import { addWhole } from "../values/whole.ts";
import { keepBiggest } from "./biggest.ts";
import type { Earned, ReplayCase } from "./case.ts";
import { countEdges } from "./edges.ts";
import { placeWords } from "./places.ts";
import { countReasons, type Whence } from "./reasons.ts";
import { type Report, reportOf } from "./report.ts";
import { prepareRules } from "./rules.ts";
import { addToPair, entryOf, newPair, type Pair } from "./sums.ts";
import type { PlaceSum, SideSum, Tallies } from "./tallies.ts";

/** Another policy, or what was recorded of each case. */
export type Against = CompiledPolicy | "recorded" | undefined;

export type Replay = {
  take: (given: ReplayCase) => void;
  /** What the policy made of a case is known already, and so is what it is held against. */
  hold: (given: ReplayCase, earned: Outcome<Earned>, old: Outcome<Earned> | undefined) => void;
  /** What could not even be read as a case. */
  refuse: (whence: Whence, refusals: readonly Refusal[]) => void;
  report: () => Report;
};

const biggestKept = 10;

export const beginReplay = (policy: CompiledPolicy, against?: Against): Replay => {
  const tallies: Tallies = {
    read: 0,
    all: newPair(),
    new: newSide(),
    old: newSide(),
    winners: newPair(),
    losers: newPair(),
    unchanged: newPair(),
    onlyNew: newPair(),
    onlyOld: newPair(),
    neither: 0,
    bySchemes: new Map(),
    byDepartments: new Map(),
    byPeople: new Map(),
    biggest: keepBiggest(biggestKept),
    unreadable: countReasons(),
  };
  const earn = prepareRules();

  const compare = (given: ReplayCase, earned: Earned, old: Earned | undefined): void => {
    const number = tallies.all.cases + 1;
    const oldFen = old?.fen ?? 0;
    const add = (pair: Pair): void => addToPair(pair, number, earned.fen, oldFen);
    add(tallies.all);
    add(entryOf(tallies.bySchemes, given.scheme, newPair));
    addSide(tallies.new, earned);
    addPeople(tallies, number, given, earned, old);
    if (old === undefined) return;
    addSide(tallies.old, old);
    add(earned.fen > oldFen ? tallies.winners : earned.fen < oldFen ? tallies.losers : tallies.unchanged);
    tallies.biggest.add(given, earned.fen, oldFen);
  };

  const setApart = (given: ReplayCase, earned: Outcome<Earned>, old: Outcome<Earned> | undefined): void => {
    if (!earned.ok) tallies.new.refused.add(given, earned.refusals);
    if (old?.ok === false) tallies.old.refused.add(given, old.refusals);
    if (earned.ok) addToPair(tallies.onlyNew, tallies.read, earned.value.fen, 0);
    else if (old?.ok) addToPair(tallies.onlyOld, tallies.read, 0, old.value.fen);
    else tallies.neither++;
  };

  const hold: Replay["hold"] = (given, earned, old) => {
    tallies.read++;
    if (earned.ok && old?.ok !== false) compare(given, earned.value, old?.value);
    else setApart(given, earned, old);
  };

  return {
    take: (given) => {
      if (against === "recorded") throw new Error("Nothing was recorded of a case that is held against its record.");
      const [mine, theirs] = [policy, against].map((each) => each?.schemes.get(given.scheme));
      hold(given, earn(policy, given, theirs), against && earn(against, given, mine));
    },
    hold,
    refuse: tallies.unreadable.add,
    report: () => reportOf(policy, against, tallies),
  };
};

const newSide = (): SideSum => ({
  lapsedFen: 0,
  notEligible: 0,
  places: new Map(),
  edges: countEdges(),
  refused: countReasons(),
});

const addSide = (side: SideSum, earned: Earned): void => {
  side.lapsedFen = addWhole(side.lapsedFen, earned.lapsedFen);
  if (!earned.eligible) side.notEligible++;
  side.edges.add(earned);
  const { scheme, version } = earned;
  for (const { clause, fen } of earned.places) {
    const place = entryOf(side.places, `${clause}@${version ?? ""}`, () => newPlace(scheme, clause, version));
    place.cases++;
    place.fen = addWhole(place.fen, fen);
  }
};

const newPlace = ({ rule }: CompiledScheme, clause: string, version: number | undefined): PlaceSum => ({
  scheme: rule.id,
  ...(version !== undefined && { version }),
  clause,
  says: placeWords(rule, clause),
  cases: 0,
  fen: 0,
});

/** An amount goes to whom the case names, and to where they work; without a name, to the department of the case. */
const addPeople = (
  { byPeople, byDepartments }: Tallies,
  number: number,
  { department, departments }: ReplayCase,
  earned: Earned,
  old: Earned | undefined,
): void => {
  const add = (employee: string | undefined, newFen: Fen, oldFen: Fen): void => {
    const place = (employee === undefined ? undefined : departments?.get(employee)) ?? department;
    addToPair(entryOf(byPeople, employee ?? "", newPair), number, newFen, oldFen);
    addToPair(entryOf(byDepartments, place ?? "", newPair), number, newFen, oldFen);
  };
  for (const { employee, fen } of earned.people) add(employee, fen, 0);
  for (const { employee, fen } of old?.people ?? []) add(employee, 0, fen);
};
