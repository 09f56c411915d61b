// Loads payments with everything that stands behind them: what was owed, the award and its rule, the case, and whom it went to.
import type { PaidRecords } from "../../domain/exchange/payments.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Body, Loaded, RecordKind } from "../../domain/records/record.ts";
import type { Payment, Run } from "../../domain/records/runs.ts";
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
  const [obligations, awards, suggestions, people] = await Promise.all([
    load<Obligation>("obligation", ({ obligation }) => obligation),
    load<Award>("award", ({ award }) => award),
    load<Suggestion, SuggestionSecret>("suggestion", (payment) => payment.case),
    load<Person, PersonSecret>("person", ({ person }) => person),
  ]);
  const paid: PaidRecords[] = [];
  for (const payment of payments) {
    const award = awards(payment.body.award);
    paid.push({
      payment,
      obligation: obligations(payment.body.obligation),
      award,
      suggestion: suggestions(payment.body.case),
      person: people(payment.body.person),
      run,
      rule: await loadRuleOfAward(tenant, award.body),
    });
  }
  return paid;
};

const loader =
  (tenant: string, payments: readonly Loaded<Payment>[]) =>
  async <Public extends Body, Secret extends Body = never>(kind: RecordKind, idIn: (payment: Payment) => string) => {
    const ids = [...new Set(payments.map(({ body }) => idIn(body)))];
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
