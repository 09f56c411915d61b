// Budgets 奖励基金: what is free, and reservations, which are the one write that needs no transaction and no entry of its own.
import { ConditionalCheckFailedException, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Budget } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { EpochMs } from "../../domain/values/moment.ts";
import { type Fen, writeFen } from "../../domain/values/money.ts";
import { reservationUpdate } from "./budget-update.ts";
import { commit } from "./commit.ts";
import { database } from "./database.ts";
import { type Item, numberOf, recordOf } from "./items.ts";
import { recordKey } from "./keys.ts";
import { loadItem } from "./load.ts";
import { patiently, triesMax, waitBefore } from "./patience.ts";
import type { Actor } from "./write.ts";

export type Reservation = { id: string; fen: Fen; atMs: EpochMs };

export type BudgetNow = {
  record: Loaded<Budget>;
  freeFen: Fen;
  reservedFen: Fen;
  spentFen: Fen;
  open: Reservation[];
};

export const loadBudget = async (tenant: string, year: string): Promise<BudgetNow | undefined> => {
  const item = await loadItem(recordKey(tenant, "budget", year));
  return item && budgetOf(item);
};

const budgetOf = (item: Item): BudgetNow => ({
  record: recordOf<Budget>(item),
  freeFen: numberOf(item, "free"),
  reservedFen: numberOf(item, "reserved"),
  spentFen: numberOf(item, "spent"),
  open: Object.entries(item.open?.M ?? {}).map(([id, { M: note = {} }]) => ({
    id,
    fen: numberOf(note, "fen"),
    atMs: numberOf(note, "at"),
  })),
});

/** Reserves money for a decision that is about to be saved. Asked twice for the same decision, it is reserved once. */
export const reserve = async (actor: Actor, year: string, id: string, fen: Fen): Promise<Outcome<"reserved">> => {
  const first = await tryReserve(actor, year, id, fen);
  if (first.ok || first.refusals[0]?.code !== "budget-exhausted") return first;
  // Money that a crash has left reserved may be what is lacking.
  const swept = await sweepBudget(actor, year);
  return swept === 0 ? first : tryReserve(actor, year, id, fen);
};

const tryReserve = async (actor: Actor, year: string, id: string, fen: Fen): Promise<Outcome<"reserved">> => {
  const update = reservationUpdate(actor.tenant, year, { id, fen, atMs: actor.now });
  for (let attempt = 1; attempt <= triesMax; attempt++) {
    try {
      await patiently(() => database().send(new UpdateItemCommand(update)));
      return accept("reserved");
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    const budget = await loadBudget(actor.tenant, year);
    if (!budget) return refuseAll([refuse("budget-missing", "", { name: year })]);
    if (budget.open.some((open) => open.id === id && open.fen === fen)) return accept("reserved");
    if (budget.freeFen < fen) {
      const details = { name: year, given: writeFen(budget.freeFen), wanted: writeFen(fen) };
      return refuseAll([refuse("budget-exhausted", "", details)]);
    }
    // What stood in the way is gone already: another decision about the same has just been saved or given up.
    await waitBefore(attempt);
  }
  throw Object.assign(new Error("The budget changed whenever it was looked at."), { name: "Busy" });
};

/** A decision that did not come about gives its money back; one that did has used it, and nothing is left to give. */
export const giveBack = async (actor: Actor, year: string, reservation: { id: string; fen: Fen }): Promise<boolean> => {
  const { id, fen } = reservation;
  const move = { budget: year, does: "void", reservation: id, reservedFen: fen } as const;
  return (
    (await commit({ ...actor, operation: "void-reservation" }, { changes: [], budgets: [move] })).did === "committed"
  );
};

/** After this time whoever reserved has crashed: a decision takes seconds. */
const abandonedMs = 15 * 60_000;

/** Gives back what has been abandoned; says how many reservations that were. */
export const sweepBudget = async (actor: Actor, year: string): Promise<number> => {
  const budget = await loadBudget(actor.tenant, year);
  const abandoned = (budget?.open ?? []).filter(({ atMs }) => actor.now - atMs > abandonedMs);
  let given = 0;
  for (const reservation of abandoned) if (await giveBack(actor, year, reservation)) given += 1;
  return given;
};
