// Several people 多人分配: an award is split by weight to the last fen, and a person's yearly cap lapses what is above it.

import { refuseUnknownFields } from "../kinds/facts.ts";
import type { Step } from "../kinds/trace.ts";
import { pointerTo, type Refusal, refuse, refuseValue } from "../refusals.ts";
import { isFields } from "../values/fields.ts";
import { type Fen, isWholeNumber, readFen } from "../values/money.ts";
import { largestExact } from "../values/rounding.ts";
import { isId } from "../values/text.ts";

export type Share = { employee: string; weight: number; paidThisYearFen: Fen };

const largestWeight = 1_000_000;

export const readShares = (value: unknown, capped: boolean, refusals: Refusal[]): Share[] => {
  if (!Array.isArray(value)) {
    refusals.push(refuseValue("wrong-type", "/shares", value, "array"));
    return [];
  }
  if (value.length === 0) refusals.push(refuse("list-empty", "/shares"));
  const known = new Set<string>();
  return value.map((given: unknown, index) => {
    const share = readShare(given, capped, `/shares${pointerTo(index)}`, refusals);
    if (known.has(share.employee))
      refusals.push(refuse("employee-twice", `/shares/${index}/employee`, { name: share.employee }));
    known.add(share.employee);
    return share;
  });
};

const readShare = (given: unknown, capped: boolean, path: string, refusals: Refusal[]): Share => {
  if (!isFields(given)) {
    refusals.push(refuseValue("wrong-type", path, given, "object"));
    return { employee: path, weight: 0, paidThisYearFen: 0 };
  }
  const { employee, weight, paidThisYear } = given;
  if (!isId(employee)) refusals.push(refuseValue("id-invalid", `${path}/employee`, employee));
  if (!isWholeNumber(weight) || weight < 1 || weight > largestWeight)
    refusals.push(refuseValue("whole-number-invalid", `${path}/weight`, weight, "1–1000000"));
  refuseUnknownFields(given, ["employee", "weight", "paidThisYear"], path, refusals);
  const paidThisYearFen = readPaidThisYear(
    paidThisYear,
    capped,
    isId(employee) ? employee : path,
    `${path}/paidThisYear`,
    refusals,
  );
  return { employee: isId(employee) ? employee : path, weight: weight as number, paidThisYearFen };
};

const readPaidThisYear = (value: unknown, capped: boolean, name: string, path: string, refusals: Refusal[]): Fen => {
  if (value === undefined) {
    if (capped) refusals.push(refuse("paid-this-year-missing", path, { name }));
    return 0;
  }
  const fen = readFen(value);
  if (fen === undefined) refusals.push(refuseValue("amount-invalid", path, value));
  else if (!capped) refusals.push(refuse("means-nothing-here", path, { name: "paidThisYear" }));
  return fen ?? 0;
};

/** Each share is cut down to the fen; the fen left over go one each to the largest remainders, of equal ones to the first listed. */
export const split = (totalFen: Fen, shares: Share[], clause: string, steps: Step[]): Fen[] => {
  let weights = 0;
  for (const share of shares) weights += share.weight;
  const amounts: Fen[] = [];
  const remainders: (number | bigint)[] = [];
  let left = totalFen;
  for (const { weight } of shares) {
    const [whole, remainder] = divide(totalFen, weight, weights);
    amounts.push(whole);
    remainders.push(remainder);
    left -= whole;
  }
  const lucky = new Set(left === 0 ? [] : byRemainder(remainders).slice(0, left));
  for (const index of lucky) amounts[index] = (amounts[index] as Fen) + 1;
  shares.forEach(({ employee, weight }, index) => {
    const oddFen = lucky.has(index);
    const value = amounts[index] as Fen;
    steps.push({ does: "share", clause, employee, ofFen: totalFen, weight, weights, oddFen, value });
  });
  return amounts;
};

const divide = (totalFen: Fen, weight: number, weights: number): [Fen, number | bigint] => {
  const product = totalFen * weight;
  if (product <= largestExact) {
    const remainder = product % weights;
    return [(product - remainder) / weights, remainder];
  }
  const exact = BigInt(totalFen) * BigInt(weight);
  return [Number(exact / BigInt(weights)), exact % BigInt(weights)];
};

/** The places of the remainders, largest first; sorting is stable, so of equal ones the first listed stays first. */
const byRemainder = (remainders: (number | bigint)[]): number[] =>
  [...remainders.keys()].sort((a, b) => {
    const first = remainders[a] as number | bigint;
    const second = remainders[b] as number | bigint;
    return first > second ? -1 : first < second ? 1 : 0;
  });

/** What a person gets of an amount under the yearly cap; the rest lapses and goes to no one else. */
export const capPerson = (fen: Fen, share: Share, capFen: Fen, clause: string, steps: Step[]): Fen => {
  const value = Math.min(fen, Math.max(0, capFen - share.paidThisYearFen));
  const { employee, paidThisYearFen } = share;
  if (value < fen) steps.push({ does: "cap", clause, employee, ofFen: fen, capFen, paidThisYearFen, value });
  return value;
};
