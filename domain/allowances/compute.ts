// One person's month under one scheme, held against what was calculated before: a new calculation with its obligations, or nothing to do.
import type {
  Allowance,
  AllowanceCalculation,
  AllowancePlace,
  AllowanceSecret,
  ItemFen,
} from "../records/allowances.ts";
import type { Obligation } from "../records/awards.ts";
import { move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import type { Calculated } from "./calculate.ts";
import { differencesOf, type Settlement, settleDifferences } from "./settle.ts";
import { stepWithin } from "./step.ts";

export type Known = Loaded<Allowance, AllowanceSecret>;

export type Hand = {
  /** In which pass, as `2026-03.1`. */
  pass: string;
  by: { person: string; for?: string };
  now: Moment;
  /** The month in which new obligations come to be. */
  month: string;
  obligationId: (month: string, ...parts: string[]) => string;
  /** How many actions of a transaction it may take. */
  actionsMax: number;
};

export type Computed =
  | { did: "same" }
  /** Something of it is in a run: by how much it differs. */
  | { did: "waiting"; fen: Fen }
  | { did: "changed"; calculation: AllowanceCalculation; changes: Change[]; postings: Posting[] };

/** By what item a calculation differs from the last one that is kept; nothing where it says the same. */
export const differenceFrom = (before: Known | undefined, { items }: Calculated): ItemFen[] =>
  differencesOf(before?.body.calculations.at(-1)?.items ?? [], items);

export const computeAllowance = (
  { id, place, version }: { id: string; place: AllowancePlace; version: number },
  calculated: Calculated,
  before: Known | undefined,
  /** Those of all calculations until now, in their order. */
  obligations: readonly Loaded<Obligation>[],
  hand: Hand,
): Computed => {
  const differences = differenceFrom(before, calculated);
  if (differences.length === 0) return { did: "same" };
  const settled = settleDifferences(differences, obligations);
  if (!settled) return { did: "waiting", fen: sum(differences) };
  const last = before?.body.calculations.at(-1)?.items ?? [];
  const step = stepWithin(hand.actionsMax, last, { items: calculated.items, differences, settlement: settled });
  const { settlement } = step;
  const number = (before?.body.calculations.length ?? 0) + 1;
  const issued = settlement.owed.map(({ item, fen }) => ({
    id: hand.obligationId(hand.month, id, item, String(number)),
    body: obligationOf({ ...place, allowance: id, item, fen }, hand),
  }));
  const calculation: AllowanceCalculation = {
    number,
    ...(calculated.told === undefined && { rule: "gone" }),
    ...(step.isPart && { part: true }),
    version,
    digest: calculated.digest,
    items: step.items,
    totalFen: sum(step.items),
    differences: step.differences,
    obligations: issued.map((each) => each.id),
    owedFen: sum(settlement.owed),
    cancelled: settlement.cancelled.map((each) => each.id),
    cancelledFen: settlement.cancelled.reduce((total, { body }) => total + body.amountFen, 0),
    recovered: settlement.recovered.map(({ obligation, fen }) => ({ obligation: obligation.id, fen })),
    recoveredFen: sum(settlement.recovered),
    pass: hand.pass,
    at: hand.now,
    by: hand.by.person,
    ...(hand.by.for !== undefined && { for: hand.by.for }),
  };
  return {
    did: "changed",
    calculation,
    changes: [
      changeOf(id, place, before, calculation, calculated),
      ...issued.map((each) => created("obligation", each.id, each.body)),
      ...obligationChanges(settlement, hand.now),
    ],
    postings: postingsOf(place.person, settlement),
  };
};

const changeOf = (
  id: string,
  { person, month, policy, scheme }: AllowancePlace,
  before: Known | undefined,
  calculation: AllowanceCalculation,
  { told: by }: Calculated,
): Change => {
  const told = by ? [{ number: calculation.number, ...by }] : [];
  if (!before) {
    const body: Allowance = { person, month, policy, scheme, calculations: [calculation] };
    return created("allowance", id, body, { calculations: told } satisfies AllowanceSecret);
  }
  const calculations = [...before.body.calculations, calculation];
  return changed(before, { calculations }, { calculations: [...(before.secret?.calculations ?? []), ...told] });
};

const obligationOf = (
  { person, month, allowance, item, fen }: AllowancePlace & { allowance: string; item: string; fen: Fen },
  hand: Hand,
): Obligation => ({
  person,
  award: allowance,
  stage: item,
  amountFen: fen,
  state: "due",
  since: hand.now,
  month: hand.month,
  ...(month !== hand.month && { for: month }),
  recoveredFen: 0,
  returns: 0,
});

const obligationChanges = ({ cancelled, recovered }: Settlement, now: Moment): Change[] => [
  ...cancelled.map((obligation) => changed(obligation, { state: "cancelled", since: now })),
  ...recovered.map(({ obligation, fen }) => changed(obligation, { recoveredFen: obligation.body.recoveredFen + fen })),
];

const postingsOf = (person: string, { owed: more, cancelled, recovered }: Settlement): Posting[] => [
  ...more.flatMap(({ fen }) => move("awarded", owed(person, "due"), fen)),
  ...cancelled.flatMap(({ body }) => move(owed(person, "due"), owed(person, "cancelled"), body.amountFen)),
  ...recovered.flatMap(({ fen }) => move(owed(person, "settled"), owed(person, "recovered"), fen)),
];

const sum = (all: readonly { fen: Fen }[]): Fen => all.reduce((total, { fen }) => total + fen, 0);
