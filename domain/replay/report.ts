// The report of a replay, as programs read it: amounts in yuan, every list in an order of its own.
import type { CompiledPolicy } from "../calculation/compile.ts";
import type { Title } from "../policy/policy.ts";
import type { Words } from "../words.ts";
import type { ChangedCase } from "./biggest.ts";
import { type EdgeCount, windowPercent } from "./edges.ts";
import type { Reason } from "./reasons.ts";
import type { Against } from "./replay.ts";
import { differenceOf, type Pair, writeSum } from "./sums.ts";
import type { SideSum, Tallies } from "./tallies.ts";

type PolicyNamed = { id: string; from: string; title: Title; digest: string };

/** What the new rule pays; and, where it is held against an old one, what that paid, and the difference. */
export type Amounts = { cases: number; new: string; old?: string; change?: string };

type Side = { lapsed: string; notEligible: number };
type PlaceAmount = { scheme: string; version?: number; clause: string; says: Words; cases: number; amount: string };
type Change = { key: string; row?: number; scheme: string; new: string; old: string; change: string };

export type Report = {
  policy: PolicyNamed;
  against?: PolicyNamed | "recorded";
  /** Cases that were read; all that follows but the last three fields is of those that were compared. */
  read: number;
  compared: Amounts;
  new: Side;
  old?: Side;
  changes?: {
    winners: Amounts;
    losers: Amounts;
    unchanged: Amounts;
    people: { winners: number; losers: number; unchanged: number };
    gains: Change[];
    losses: Change[];
  };
  bySchemes: ({ scheme: string } & Amounts)[];
  byTiers: { new: PlaceAmount[]; old?: PlaceAmount[] };
  byDepartments: ({ department?: string } & Amounts)[];
  byPeople: ({ person?: string } & Amounts)[];
  edges: { windowPercent: number; new: EdgeCount[]; old?: EdgeCount[] };
  apart: {
    onlyNew?: { cases: number; amount: string };
    onlyOld?: { cases: number; amount: string };
    neither: number;
  };
  refused: { new: Reason[]; old?: Reason[] };
  unreadable: { count: number; reasons: Reason[] };
};

export const reportOf = (policy: CompiledPolicy, against: Against, tallies: Tallies): Report => {
  const hasOld = against !== undefined;
  const amounts = amountsIn(hasOld);
  const named = <Name extends string>(name: Name, all: Map<string, Pair>) =>
    inOrder(all).map(([text, pair]) => ({ ...((text === "" ? {} : { [name]: text }) as object), ...amounts(pair) }));
  return {
    policy: nameOf(policy),
    ...(hasOld && { against: against === "recorded" ? against : nameOf(against) }),
    read: tallies.read,
    compared: amounts(tallies.all),
    new: sideOf(tallies.new),
    ...(hasOld && { old: sideOf(tallies.old), changes: changesOf(tallies) }),
    bySchemes: inOrder(tallies.bySchemes).map(([scheme, pair]) => ({ scheme, ...amounts(pair) })),
    byTiers: { new: placesOf(tallies.new), ...(hasOld && { old: placesOf(tallies.old) }) },
    byDepartments: named("department", tallies.byDepartments),
    byPeople: named("person", tallies.byPeople),
    edges: { windowPercent, new: edgesOf(tallies.new), ...(hasOld && { old: edgesOf(tallies.old) }) },
    apart: {
      ...(hasOld && { onlyNew: onlyOf(tallies.onlyNew), onlyOld: onlyOf(tallies.onlyOld) }),
      neither: tallies.neither,
    },
    refused: { new: tallies.new.refused.list(), ...(hasOld && { old: tallies.old.refused.list() }) },
    unreadable: { count: tallies.unreadable.count(), reasons: tallies.unreadable.list() },
  };
};

const nameOf = ({ policy: { id, from, title }, digest }: CompiledPolicy): PolicyNamed => ({ id, from, title, digest });

const amountsIn =
  (hasOld: boolean) =>
  ({ cases, newFen, oldFen }: Pair): Amounts => ({
    cases,
    new: writeSum(newFen),
    ...(hasOld && { old: writeSum(oldFen), change: writeSum(differenceOf(newFen, oldFen)) }),
  });

/** In one of the two amounts of such a pair there is nothing. */
const onlyOf = ({ cases, newFen, oldFen }: Pair) => ({
  cases,
  amount: writeSum(BigInt(newFen) + BigInt(oldFen)),
});

const sideOf = ({ lapsedFen, notEligible }: SideSum): Side => ({ lapsed: writeSum(lapsedFen), notEligible });

const changesOf = ({ winners, losers, unchanged, byPeople, biggest }: Tallies): NonNullable<Report["changes"]> => {
  const amounts = amountsIn(true);
  const people = { winners: 0, losers: 0, unchanged: 0 };
  for (const [person, { newFen, oldFen }] of byPeople) {
    if (person === "") continue;
    const change = differenceOf(newFen, oldFen);
    people[change > 0n ? "winners" : change < 0n ? "losers" : "unchanged"]++;
  }
  return {
    winners: amounts(winners),
    losers: amounts(losers),
    unchanged: amounts(unchanged),
    people,
    gains: biggest.gains().map(changeOf),
    losses: biggest.losses().map(changeOf),
  };
};

const changeOf = ({ key, row, scheme, newFen, oldFen }: ChangedCase): Change => ({
  key,
  ...(row !== undefined && { row }),
  scheme,
  new: writeSum(newFen),
  old: writeSum(oldFen),
  change: writeSum(differenceOf(newFen, oldFen)),
});

const placesOf = ({ places }: SideSum): PlaceAmount[] =>
  [...places.values()].sort(inOrderOfClauses).map(({ fen, ...place }) => ({ ...place, amount: writeSum(fen) }));

const edgesOf = ({ edges }: SideSum): EdgeCount[] => edges.list().sort(inOrderOfClauses);

type Placed = { scheme: string; version?: number; clause: string };

/** Tier 10 comes after tier 9. */
const inOrderOfClauses = (a: Placed, b: Placed): number =>
  compare(a.scheme, b.scheme) ||
  (a.version ?? 0) - (b.version ?? 0) ||
  compare(sortable(a.clause), sortable(b.clause)) ||
  compare(a.clause, b.clause);

const sortable = (clause: string): string => clause.replace(/\d+/g, (digits) => digits.padStart(6, "0"));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By name; what has none comes last. */
const inOrder = (all: Map<string, Pair>): [string, Pair][] =>
  [...all].sort(([a], [b]) => Number(a === "") - Number(b === "") || compare(a, b));
