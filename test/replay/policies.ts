// Small policies and cases for the tests of replays.
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import type { ReplayCase } from "../../domain/replay/case.ts";
import { beginReplay } from "../../domain/replay/replay.ts";
import type { Report } from "../../domain/replay/report.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

export const policyOf = (...schemes: object[]): CompiledPolicy => {
  const titled = schemes.map((scheme) => ({ title: { zh: "奖", en: "Reward" }, ...scheme }));
  const compiled = compilePolicy(
    { id: "p", title: { zh: "办法" }, currency: "CNY", from: "2026-01-01", schemes: titled },
    sha256Hex,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusals));
  return compiled.value;
};

export const tiers = (...written: object[]) => ({
  id: "s",
  kind: "tiered",
  measure: "benefit",
  apply: "whole",
  tiers: written,
});

let cases = 0;
export const benefit = (amount: string, more: Partial<ReplayCase> = {}): ReplayCase => {
  cases++;
  return { key: `C${cases}`, scheme: "s", facts: { benefit: amount }, ...more };
};

export const replayed = (policy: CompiledPolicy, old: CompiledPolicy | undefined, given: ReplayCase[]): Report => {
  const replay = beginReplay(policy, old);
  for (const each of given) replay.take(each);
  return replay.report();
};

/** 10 below 1,000, above it a tenth; up to 50,000 included, then 15 %. */
export const three = tiers({ below: "1000", pay: "10" }, { upTo: "50000", rate: "10%" }, { rate: "15%" });
