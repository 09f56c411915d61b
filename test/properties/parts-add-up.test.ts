// Whatever is split, staged or listed adds up to what it was split from, to the fen.
import { expect, test } from "vitest";
import type { StageAnswer } from "../oracle/documents.ts";
import { answered, compiled, productAnswer } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "./replay.ts";

const fenOf = (text: string): bigint => BigInt(text.replace(".", ""));
const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const staged = (stages: StageAnswer[]): bigint => sum(stages.map(({ amount }) => fenOf(amount)));

test("shares and what lapsed, stages and items add up", () => {
  const tried = { shares: 0, lapsed: 0, stages: 0, items: 0 };
  forPolicies(casesFor(0.2), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const answer = productAnswer(product, given);
      if ("refused" in answer || !answer.eligible) continue;
      const { total, shares, stages, items } = answer;
      expect([shares, stages, items].filter((parts) => parts !== undefined)).toHaveLength(1);
      if (stages !== undefined) expect(staged(stages)).toBe(fenOf(total));
      if (items !== undefined) expect(sum(items.map(({ amount }) => fenOf(amount)))).toBe(fenOf(total));
      const parts = (shares ?? []).map((share) => fenOf(share.total) + fenOf(share.lapsed ?? "0.00"));
      if (shares !== undefined) expect(sum(parts)).toBe(fenOf(total));
      for (const share of shares ?? []) {
        expect(staged(share.stages)).toBe(fenOf(share.total));
        if ((share.lapsed ?? "0.00") !== "0.00") tried.lapsed += 1;
      }
      tried.shares += shares === undefined ? 0 : 1;
      tried.stages += (stages ?? shares?.[0]?.stages ?? []).length > 1 ? 1 : 0;
      tried.items += items === undefined ? 0 : 1;
    }
  });
  for (const [part, times] of Object.entries(tried)) expectOften(times, 10, part);
});

test("what is paid for a case in two steps is what it earns at once", () => {
  forPolicies(casesFor(0.05), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const { paidBefore, ...first } = given;
      const answer = productAnswer(product, first);
      if ("refused" in answer || answer.items !== undefined) continue;
      expect(answered(product, { ...first, paidBefore: answer.total }).total).toBe("0.00");
      if (paidBefore === undefined || !answer.eligible) continue;
      const topUp = fenOf(answered(product, given).total);
      const before = fenOf(answered(product, { ...first, paidBefore: "0" }).total);
      expect(topUp).toBe(topUp === 0n ? 0n : before - hundredthsOf(paidBefore));
    }
  });
});

/** Any spelling of an amount. */
function hundredthsOf(amount: string | number): bigint {
  const [yuan = "", places = ""] = String(amount).split(".");
  return BigInt(yuan + places.padEnd(2, "0"));
}
