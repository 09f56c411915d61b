// The demo's monthly payouts: every month that has passed is paid by three people; of one month a payment comes back, and is paid with the next.
import type { EpochMs } from "../../../domain/values/moment.ts";
import { type Calendar, monthsBefore } from "./calendar.ts";
import type { Asking, Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";

const maker = "E1003";
const approver = "E1008";
const cashier = "E1006";

const payDay = 28;
const firstPaid = 1;
const monthOfReturn = 9;

export const payoutHappenings = (desk: Desk, { months, at }: Calendar): Happening[] =>
  months.slice(firstPaid, monthsBefore).map((month, index) => {
    const paidAt = at(firstPaid + index, payDay, 60);
    const run = () => payMonth(desk, month, paidAt, firstPaid + index === monthOfReturn);
    return { at: paidAt, about: [], run };
  });

type Payments = { items: { id: string; person: string; amount: string }[] };

const payMonth = async (desk: Desk, month: string, at: EpochMs, hasReturn: boolean): Promise<void> => {
  let minutes = 0;
  const step = (by: string, what: string, more: Partial<Asking> = {}) => {
    minutes += 20;
    return desk({ at: at + minutes * 60_000, by, do: what, of: { run }, ...more });
  };
  let run = "";
  ({ id: run } = await step(maker, "create-run", { of: {}, body: { month } }));
  await step(maker, "lock-run");
  await step(maker, "compute-run");
  await step(approver, "approve-run");
  await step(cashier, "release-run");
  if (hasReturn) await step(cashier, "record-run-results", { body: { results: [await returned()] } });
  await step(cashier, "record-run-results", { body: { all: "settled" } });
  await step(approver, "close-run");

  async function returned() {
    const { items } = (await step(cashier, "list-run-payments")) as unknown as Payments;
    // Ids are never the same, people are.
    const { id: payment = "", amount } = items.toSorted((a, b) => (a.person < b.person ? -1 : 1)).at(-1) ?? {};
    return { payment, amount, outcome: "returned", reason: "户名与账号不符 · The name is not that of the account" };
  }
};
