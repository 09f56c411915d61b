// The second computation: what a case comes to, written from the public rules alone and for clarity, not for speed.
import { checkCase } from "./case-form.ts";
import type {
  AllowanceScheme,
  Answer,
  AwardScheme,
  Case,
  Condition,
  Facts,
  Policy,
  Refused,
  Share,
  ShareAnswer,
  Stage,
  StageAnswer,
} from "./documents.ts";
import {
  decimal,
  type Fraction,
  fraction,
  isAbove,
  isBelow,
  isSame,
  larger,
  minus,
  over,
  plus,
  rounded,
  smaller,
  sum,
  times,
  twoPlaces,
  wholePart,
  zero,
} from "./fraction.ts";
import { itemsOf } from "./naive-allowance.ts";
import { amountOf } from "./naive-amount.ts";
import { moneyOf, rateOf, refuse } from "./values.ts";

const fen = fraction(1n, 100n);

export function naiveAnswer(policy: Policy, given: Case): Answer | Refused {
  try {
    return answerOf(policy, given);
  } catch (thrown) {
    if (thrown instanceof Error && "refused" in thrown) return { refused: String(thrown.refused) };
    throw thrown;
  }
}

function answerOf(policy: Policy, given: Case): Answer {
  const scheme = policy.schemes.find(({ id }) => id === given.scheme) ?? refuse("scheme-unknown");
  checkCase(scheme, given);
  const { source, ledger } = scheme;
  const copied = { ...(source !== undefined && { source }), ...(ledger !== undefined && { ledger }) };
  const head = { scheme: scheme.id, currency: policy.currency, ...copied };
  const round = (exact: Fraction): Fraction => {
    const step = decimal(policy.rounding?.to ?? "0.01");
    return limited(rounded(exact, step, policy.rounding?.mode ?? "half-up"));
  };
  if (scheme.kind === "allowance") return { ...head, ...allowance(scheme, given.facts, round) };
  if (!(scheme.require ?? []).every((condition) => holds(condition, given.facts)))
    return { ...head, eligible: false, total: "0.00" };
  return { ...head, ...award(scheme, given, round) };
}

type Round = (exact: Fraction) => Fraction;

function award(scheme: AwardScheme, given: Case, round: Round): Pick<Answer, "eligible" | "total"> {
  const amount = amountOf(scheme, given.facts);
  const adjusted = (scheme.adjust ?? []).reduce((before, { when, factor, add }) => {
    if (!when.every((condition) => holds(condition, given.facts))) return before;
    return round(factor === undefined ? plus(before, moneyOf(add)) : times(before, rateOf(factor)));
  }, round(amount.exact));
  const lifted = scheme.atLeast === undefined ? adjusted : larger(adjusted, moneyOf(scheme.atLeast));
  const bounded = scheme.atMost === undefined ? lifted : smaller(lifted, moneyOf(scheme.atMost));
  const total = larger(minus(bounded, moneyOf(given.paidBefore ?? 0)), zero);
  const stages = scheme.stages ?? [{ id: "full", share: "100%" }];
  return {
    eligible: true,
    total: twoPlaces(total),
    ...(given.shares === undefined
      ? { stages: staged(total, stages) }
      : { shares: split(total, given.shares, scheme.perPersonYear, stages) }),
    ...(amount.grants.length > 0 && { grants: amount.grants }),
  };
}

function holds(condition: Condition, facts: Facts): boolean {
  const fact = facts[condition.fact];
  if (condition.is !== undefined) return fact === condition.is;
  if (condition.in !== undefined) return condition.in.includes(fact as string);
  if (condition.atLeast !== undefined) return (fact as number) >= condition.atLeast;
  return (fact as number) <= (condition.atMost as number);
}

function split(total: Fraction, shares: Share[], cap: unknown, stages: Stage[]): ShareAnswer[] {
  const weights = sum(shares.map(({ weight }) => fraction(BigInt(weight))));
  const parts = shares.map(({ weight }) => {
    const exactFen = over(times(over(total, fen), fraction(BigInt(weight))), weights);
    const fullFen = fraction(wholePart(exactFen));
    return { fullFen, remainder: minus(exactFen, fullFen) };
  });
  const oddFen = minus(over(total, fen), sum(parts.map(({ fullFen }) => fullFen)));
  return shares.map((share, index) => {
    const { fullFen, remainder } = parts[index] as (typeof parts)[number];
    const ahead = parts.filter((other, at) =>
      at < index ? !isBelow(other.remainder, remainder) : isAbove(other.remainder, remainder),
    ).length;
    const part = times(isBelow(fraction(BigInt(ahead)), oddFen) ? plus(fullFen, fraction(1n)) : fullFen, fen);
    if (cap === undefined) return personal(share, part, stages);
    const left = larger(minus(moneyOf(cap), moneyOf(share.paidThisYear)), zero);
    const paid = smaller(part, left);
    return { ...personal(share, paid, stages), lapsed: twoPlaces(minus(part, paid)) };
  });
}

const personal = ({ employee }: Share, total: Fraction, stages: Stage[]): ShareAnswer => ({
  employee,
  total: twoPlaces(total),
  stages: staged(total, stages),
});

function staged(total: Fraction, stages: Stage[]): StageAnswer[] {
  const paidUpTo = (count: number): Fraction =>
    rounded(times(total, sum(stages.slice(0, count).map(({ share }) => rateOf(share)))), fen, "half-up");
  return stages.map(({ id }, index) => ({ id, amount: twoPlaces(minus(paidUpTo(index + 1), paidUpTo(index))) }));
}

function allowance(scheme: AllowanceScheme, facts: Facts, round: Round): Pick<Answer, "eligible" | "total"> {
  const items = itemsOf(scheme, facts)
    .map(({ id, days, exact }) => ({ id, days, amount: round(exact) }))
    .filter(({ amount }) => !isSame(amount, zero));
  return {
    eligible: true,
    total: twoPlaces(limited(sum(items.map(({ amount }) => amount)))),
    ...{ items: items.map(({ id, days, amount }) => ({ id, days, amount: twoPlaces(amount) })) },
  };
}

/** The largest amount holds for the result of every step. */
function limited(amount: Fraction): Fraction {
  return isAbove(amount, decimal("999999999999.99")) ? refuse("amount-too-large") : amount;
}
