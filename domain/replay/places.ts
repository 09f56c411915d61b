// What people call the place of a rule that a clause names: the tier with its bounds, the row with its dimensions, the item by its title.
import { dimensionsOf } from "../kinds/table.ts";
import type { Scheme, Title } from "../policy/policy.ts";
import type { Words } from "../words.ts";

export const placeWords = (rule: Scheme, clause: string): Words => {
  const [list, first, , second] = clause.slice(rule.id.length + 1).split(".");
  const index = Number(first);
  if (list === "require" && rule.kind !== "allowance") return requirementWords(rule, index);
  if (rule.kind === "tiered") return tierWords(rule, index);
  if (rule.kind === "table") return rowWords(rule, index);
  const item = rule.kind === "allowance" ? rule.groups[index]?.items[Number(second)] : undefined;
  if (item !== undefined) return inBoth(item.title) ?? { zh: item.id, en: item.id };
  return inBoth(rule.title) as Words;
};

const inBoth = (title: Title | undefined): Words | undefined => title && { zh: title.zh, en: title.en ?? title.zh };

const titled = (zh: string, en: string, title: Title | undefined): Words => {
  const words = inBoth(title);
  return words === undefined ? { zh, en } : { zh: `${zh} ${words.zh}`, en: `${en} ${words.en}` };
};

const tierWords = ({ tiers }: Extract<Scheme, { kind: "tiered" }>, index: number): Words => {
  const [before, tier] = [tiers[index - 1], tiers[index]];
  const bounds: Words[] = [];
  const from = before?.below;
  const over = before?.upTo;
  if (from !== undefined) bounds.push({ zh: `${from} 起`, en: `from ${from}` });
  if (over !== undefined) bounds.push({ zh: `${over} 以上（不含）`, en: `above ${over}` });
  if (tier?.below !== undefined) bounds.push({ zh: `不满 ${tier.below}`, en: `below ${tier.below}` });
  if (tier?.upTo !== undefined) bounds.push({ zh: `至 ${tier.upTo}`, en: `up to ${tier.upTo}` });
  const { zh, en } = titled(`第 ${index + 1} 档`, `Tier ${index + 1}`, tier?.title);
  if (bounds.length === 0) return { zh, en };
  return {
    zh: `${zh}：${bounds.map((bound) => bound.zh).join("，")}`,
    en: `${en}: ${bounds.map((bound) => bound.en).join(", ")}`,
  };
};

const rowWords = (rule: Extract<Scheme, { kind: "table" }>, index: number): Words => {
  const row = rule.rows[index];
  const dimensions = row === undefined ? "" : dimensionsOf(rule, row).join(" / ");
  return { zh: `第 ${index + 1} 行：${dimensions}`, en: `Row ${index + 1}: ${dimensions}` };
};

const requirementWords = (rule: Exclude<Scheme, { kind: "allowance" }>, index: number): Words => {
  const wanted = rule.require?.[index]?.else;
  return titled(`未达条件 ${index + 1}`, `Requirement ${index + 1} not met:`, wanted);
};
