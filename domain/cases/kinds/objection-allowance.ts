// An objection to a monthly allowance 对津贴的异议: which calculation is meant, who had a hand in it, and when it counts as calculated anew.
import * as z from "zod/mini";
import { relationWords } from "../../access/access.ts";
import { leaves } from "../../policy/schema.ts";
import type { Allowance, AllowanceCalculation } from "../../records/allowances.ts";
import type { Loaded } from "../../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../refusals.ts";
import { type Fen, writeFen } from "../../values/money.ts";
import type { Deed } from "../case.ts";
import type { Held, Known } from "../kind.ts";

type OfAllowance = NonNullable<Known["allowance"]>;

export type PinnedCalculation = {
  allowance: string;
  version: number;
  month: string;
  calculation: number;
  policy: { id: string; version: number; digest: string };
  totalFen: Fen;
};

/** Only what is one's own: all else answers as if it were not there. */
const ownAllowance = ({ allowance }: Known, person: string): OfAllowance | undefined =>
  allowance?.of.body.person === person ? allowance : undefined;

/** The one that is named, and otherwise the last one. */
const calculationIn = ({ of }: OfAllowance, number: number | undefined): Outcome<AllowanceCalculation> => {
  const { calculations } = of.body;
  const found = number === undefined ? calculations.at(-1) : calculations.find((each) => each.number === number);
  if (found) return accept(found);
  const wanted = calculations.map((each) => each.number).join(", ");
  return refuseAll([refuse("no-such-calculation", "/calculation", { name: of.id, given: String(number), wanted })]);
};

const pinCalculation = (
  { of, month }: OfAllowance,
  { number, version, digest, totalFen }: AllowanceCalculation,
): { pins: { pinnedCalculation: PinnedCalculation }; holds: Held[] } => ({
  pins: {
    pinnedCalculation: {
      allowance: of.id,
      version: of.version,
      month: of.body.month,
      calculation: number,
      policy: { id: of.body.policy, version, digest },
      totalFen,
    },
  },
  holds: [of, ...(month ? [month] : [])].map(({ kind, id, version: held }) => ({ kind, id, version: held })),
});

/** Whoever computed it, or went through its month and found nothing to change, with whom they stood in for. */
const computersOf = ({ of, month }: OfAllowance): string[] => {
  const hands = [...of.body.calculations, ...(month?.body.passes ?? [])].flatMap(handsOf);
  return [...new Set(hands)].filter((person) => person !== of.body.person).sort();
};

const handsOf = ({ by, for: absent }: { by: string; for?: string }): string[] =>
  absent === undefined ? [by] : [by, absent];

/** Which one is meant is written at once: a later one is not what they have read. */
export const readCalculation = (number: number | undefined, known: Known, person: string): Outcome<object> => {
  const own = ownAllowance(known, person);
  if (!own) return refuseAll([refuse("unknown-id", "/allowance")]);
  const found = calculationIn(own, number);
  return found.ok ? accept({ allowance: own.of.id, objectsTo: { calculation: found.value.number } }) : found;
};

/** It is written down as it is now, with everyone who computed it. */
export const fileCalculation = (
  objectsTo: { calculation?: number },
  known: Known,
  { proposer, answerBy }: { proposer: string; answerBy: string },
): Outcome<{ fields: object; holds: Held[] }> => {
  const own = ownAllowance(known, proposer);
  if (!own) return refuseAll([refuse("unknown-id", "/allowance")]);
  const found = calculationIn(own, objectsTo.calculation);
  if (!found.ok) return found;
  const { pins, holds } = pinCalculation(own, found.value);
  const fields = {
    objectsTo: { ...objectsTo, ...pins },
    deciders: computersOf(own),
    concerned: [own.of.body.person],
    answerBy,
  };
  return accept({ fields, holds });
};

/** The last calculation, where it came after the one objected to; whoever made it leaves the answer to somebody else. */
export const calculatedAnew = (
  of: Loaded<Allowance>,
  pinned: PinnedCalculation,
  { by }: Pick<Deed, "by">,
): Outcome<AllowanceCalculation> => {
  const last = of.body.calculations.at(-1);
  if (last === undefined || last.number <= pinned.calculation)
    return refuseAll([
      refuse("calculation-not-anew", "/outcome", { given: String(pinned.calculation), wanted: pinned.month }),
    ]);
  if ([by.person, by.for].some((person) => person !== undefined && handsOf(last).includes(person)))
    return refuseAll([refuse("sod-same-person", "", { name: relationWords.decider })]);
  return accept(last);
};

export const pinnedCalculationShape = z.strictObject({
  allowance: leaves.id,
  version: z.int(),
  month: z.string(),
  calculation: z.int(),
  policy: z.strictObject({ id: leaves.id, version: z.int(), digest: z.string() }),
  total: z.string(),
});

export const showPinnedCalculation = ({ totalFen, ...pinned }: PinnedCalculation) => ({
  ...pinned,
  total: writeFen(totalFen),
});
