// Calculates what one person's attributes come to in one month under one scheme: the facts as they are known today, and the answer with its steps.
import { type Answer, calculate } from "../calculation/answer.ts";
import type { CompiledPolicy } from "../calculation/compile.ts";
import { namesIn } from "../kinds/allowance-names.ts";
import type { Scheme } from "../policy/policy.ts";
import type { AllowanceFacts, ItemFen } from "../records/allowances.ts";
import type { Attribute, Person } from "../records/people.ts";
import { accept, type Outcome } from "../refusals.ts";
import { readFen } from "../values/money.ts";

/** One scheme of the version of a policy that is in force on the first day of a month. */
export type AllowanceRule = { policy: CompiledPolicy; version: number; scheme: string };

/** A person with all their attributes: those entered, and those that follow from agreements. */
export type Eligible = { id: string; body: Pick<Person, "from" | "until">; attributes: readonly Attribute[] };

export type Calculated = {
  digest: string;
  items: ItemFen[];
  /** Nothing is asked where the rule is gone. */
  told?: { facts: AllowanceFacts; answer: Answer };
};

/** Which version rules a month, whether it has allowances or not. */
export type Ruling = Pick<AllowanceRule, "policy" | "version">;

export const calculateAllowance = (
  person: Eligible,
  month: string,
  { policy, version, scheme }: AllowanceRule,
): Outcome<Calculated> => {
  const facts = factsOf(person, month, policy.schemes.get(scheme)?.rule);
  const answered = calculate(policy, { scheme, facts, trace: "steps" }, version);
  if (!answered.ok) return answered;
  const answer = answered.value;
  return accept({ digest: answer.policy.digest, items: itemsOf(answer), told: { facts, answer } });
};

/** What was calculated by a scheme that the version in force has no more comes to nothing, or it would be paid beside what took its place. */
export const withoutRule = ({ policy }: Ruling): Calculated => ({ digest: policy.digest, items: [] });

export const itemsOf = ({ items = [] }: Answer): ItemFen[] =>
  items.map(({ id, amount }) => ({ item: id, fen: readFen(amount) ?? Number.NaN }));

/** What the scheme never looks at is not written down with the calculation. */
const factsOf = ({ body, attributes }: Eligible, month: string, rule: Scheme | undefined): AllowanceFacts => {
  const names = namesIn(rule);
  return {
    month,
    employee: {
      from: body.from,
      ...(body.until !== undefined && { until: body.until }),
      attributes: attributes.filter(({ name }) => names.has(name)),
    },
  };
};
