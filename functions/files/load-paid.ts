// Loads payments with everything that stands behind them: what was owed, the award with its case or the month's allowance, the rule, and whom it went to.
import type { PaidRecords } from "../../domain/exchange/payments.ts";
import { type Allowance, type AllowanceSecret, calculationOf } from "../../domain/records/allowances.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case, CaseSecret } from "../../domain/records/cases.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Body, Loaded, RecordKind } from "../../domain/records/record.ts";
import type { Payment, Run } from "../../domain/records/runs.ts";
import { loadRuleOf } from "../allowances/rules-of.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import { recordOf } from "../store/items.ts";
import { paymentKeys } from "../store/keys.ts";
import { loadMany } from "../store/load.ts";
import { itemsInOrder } from "./walk.ts";

export async function* paymentsOf(tenant: string, run: string): AsyncGenerator<Loaded<Payment>> {
  for await (const item of itemsInOrder(paymentKeys(tenant, run))) yield recordOf<Payment>(item);
}

export const loadPaid = async (
  tenant: string,
  run: Loaded<Run>,
  payments: readonly Loaded<Payment>[],
): Promise<PaidRecords[]> => {
  const load = loader(tenant, payments);
  const [obligations, awards, allowances, suggestions, people] = await Promise.all([
    load<Obligation>("obligation", ({ obligation }) => obligation),
    load<Award>("award", (payment) => (payment.case === undefined ? undefined : payment.award)),
    load<Allowance, AllowanceSecret>("allowance", (payment) =>
      payment.case === undefined ? payment.award : undefined,
    ),
    load<Case, CaseSecret>("case", (payment) => payment.case),
    load<Person, PersonSecret>("person", ({ person }) => person),
  ]);
  const paid: PaidRecords[] = [];
  for (const payment of payments) {
    const { obligation, award: id, person, case: about } = payment.body;
    const common = { payment, obligation: obligations(obligation), person: people(person), run };
    if (about === undefined) {
      const allowance = allowances(id);
      const { version } = calculationOf(allowance.body, obligation);
      paid.push({ ...common, allowance, rule: await loadRuleOf(tenant, allowance.body, version) });
    } else {
      const award = awards(id);
      const rule = await loadRuleOfAward(tenant, award.body);
      paid.push({ ...common, award, suggestion: suggestions(about), rule });
    }
  }
  return paid;
};

const loader =
  (tenant: string, payments: readonly Loaded<Payment>[]) =>
  async <Public extends Body, Secret extends Body = never>(
    kind: RecordKind,
    idIn: (payment: Payment) => string | undefined,
  ) => {
    const ids = [...new Set(payments.flatMap(({ body }) => idIn(body) ?? []))];
    const found = await loadMany<Public, Secret>(
      tenant,
      ids.map((id) => ({ kind, id })),
    );
    const byId = new Map(found.map((record) => [record.id, record]));
    return (id: string): Loaded<Public, Secret> => {
      const record = byId.get(id);
      if (!record) throw new Error(`A payment names ${kind}/${id}, which is not there.`);
      return record;
    };
  };
