// The order in which people, jurors or attributes are listed changes nothing but who gets an odd fen that two are equally near to.
import { expect, test } from "vitest";
import type { Case, Employee, Juror, Share } from "../oracle/documents.ts";
import type { Random } from "../oracle/random.ts";
import { answered, compiled, type ProductAnswer, productAnswer } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "./replay.ts";

const fenOf = (text: string): bigint => BigInt(text.replace(".", ""));

test("people in another order get the same, but for odd fen between equal remainders", () => {
  let tied = 0;
  forPolicies(casesFor(0.1), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      if (given.shares === undefined || given.shares.length < 2) continue;
      const before = productAnswer(product, given);
      if ("refused" in before || !before.eligible) continue;
      const after = answered(product, { ...given, shares: random.shuffled(given.shares) });
      expect(after.total).toBe(before.total);
      for (const share of given.shares) {
        const [first, second] = [amountOf(before, share), amountOf(after, share)];
        if (hasEqual(share, given.shares, fenOf(before.total))) {
          tied += first === second ? 0 : 1;
          expect(first - second).toSatisfy((fen: bigint) => fen >= -1n && fen <= 1n);
        } else expect(second).toBe(first);
      }
    }
  });
  expectOften(tied, 0, "odd fen that change hands");
});

/** Before the personal cap, which looks at one person alone. */
const amountOf = (answer: ProductAnswer, { employee }: Share): bigint => {
  const share = answer.shares?.find((each) => each.employee === employee);
  return fenOf(share?.total ?? "") + fenOf(share?.lapsed ?? "0.00");
};

function hasEqual(share: Share, shares: Share[], totalFen: bigint): boolean {
  const weights = shares.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const remainder = ({ weight }: Share): bigint => (totalFen * BigInt(weight)) % weights;
  return shares.some((other) => other !== share && remainder(other) === remainder(share));
}

test("jurors and attributes in another order change nothing at all", () => {
  let tried = 0;
  forPolicies(casesFor(0.1), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const other = reordered(random, given);
      if (other === undefined) continue;
      tried += 1;
      expect(productAnswer(product, other)).toEqual(productAnswer(product, given));
    }
  });
  expectOften(tried, 100, "juries and months");
});

function reordered(random: Random, given: Case): Case | undefined {
  const { scores, employee } = given.facts;
  if (Array.isArray(scores)) return { ...given, facts: { ...given.facts, scores: random.shuffled(scores as Juror[]) } };
  if (typeof employee !== "object") return undefined;
  const { attributes, ...rest } = employee as Employee;
  return { ...given, facts: { ...given.facts, employee: { ...rest, attributes: random.shuffled(attributes) } } };
}
