// What each fact does to an award by its scheme, in words: whoever states or confirms one sees what hangs on it.
import { wantedWords } from "../calculation/says.ts";
import type { ConditionRule } from "../kinds/conditions.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Words } from "../words.ts";

export const whyItMatters = (rule: Scheme, fact: string): Words => {
  if (rule.kind === "allowance") return { zh: "", en: "" };
  const all = [...amountUses(rule, fact), ...requirementUses(rule, fact), ...adjustmentUses(rule, fact)];
  return { zh: all.map(({ zh }) => zh).join("；"), en: all.map(({ en }) => en).join("; ") };
};

type AwardScheme = Exclude<Scheme, { kind: "allowance" }>;

const amountUses = (rule: AwardScheme, fact: string): Words[] => {
  const isMeasure = "measure" in rule && rule.measure === fact;
  const isDimension = rule.kind === "table" && rule.by.includes(fact);
  const paying = rule.kind === "tiered" ? rule.tiers : rule.kind === "table" ? rule.rows : [];
  const isCount = paying.some(({ times }) => times === fact);
  return [
    ...(isMeasure ? [{ zh: "金额按它计算", en: "The amount is calculated from it" }] : []),
    ...(isDimension ? [{ zh: "决定适用表中哪一行", en: "Picks the row of the table" }] : []),
    ...(isCount ? [{ zh: "金额乘以它", en: "The amount is multiplied by it" }] : []),
  ];
};

const requirementUses = (rule: AwardScheme, fact: string): Words[] =>
  wantedOf(rule.require ?? [], fact).map(({ zh, en }) => ({ zh: `申报条件：${zh}`, en: `Required: ${en}` }));

const adjustmentUses = (rule: AwardScheme, fact: string): Words[] =>
  (rule.adjust ?? []).flatMap(({ id, title, when }) => {
    const { zh = id, en = zh } = title ?? {};
    return wantedOf(when, fact).map((wanted) => ({
      zh: `调整（${zh}）：${wanted.zh}`,
      en: `Adjusts the amount (${en}): ${wanted.en}`,
    }));
  });

const wantedOf = (conditions: readonly ConditionRule[], fact: string): Words[] =>
  conditions.filter((condition) => condition.fact === fact).map(wantedWords);
