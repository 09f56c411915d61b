// Words for allowances: a calculation that takes the place of another, and money that is too much or too little by it.

import type { Scheme } from "../policy/policy.ts";
import type { AllowanceCalculation, ItemFen } from "../records/allowances.ts";
import { chinaDayOf } from "../values/moment.ts";
import { type Fen, writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";

/** What the policy calls an item; where it names none, its id. */
export const itemTitle = (rule: Scheme, item: string): Words => {
  const items = rule.kind === "allowance" ? rule.groups.flatMap((group) => group.items) : [];
  const title = items.find(({ id }) => id === item)?.title;
  return title ? { zh: title.zh, en: title.en ?? title.zh } : { zh: item, en: item };
};

/** Where the policy has an item, as steps name it; nothing where it has it no more. */
export const itemClause = (rule: Scheme, item: string): string | undefined => {
  const groups = rule.kind === "allowance" ? rule.groups : [];
  return groups.flatMap(({ items }, group) =>
    items.flatMap(({ id }, index) => (id === item ? [`${rule.id}.groups.${group}.items.${index}`] : [])),
  )[0];
};

/** Of a difference outside only more or less is said: amounts have no sign. */
export const amountOf = (fen: Fen): { more: string } | { less: string } =>
  fen < 0 ? { less: writeFen(-fen) } : { more: writeFen(fen) };

type Told = Pick<
  AllowanceCalculation,
  "number" | "rule" | "part" | "totalFen" | "cancelledFen" | "recoveredFen" | "owedFen" | "at"
>;

/** How a calculation came after the one before it, and what becomes of the money. */
export const sayCorrection = (month: string, before: Told | undefined, after: Told): Words => {
  const day = chinaDayOf(after.at);
  const from = writeFen(before?.totalFen ?? 0);
  const to = writeFen(after.totalFen);
  const zh = [
    before === undefined
      ? `${day} 第一次计算 ${month}：${to} 元`
      : `${day} 重算 ${month}：第 ${before.number} 次计算为 ${from} 元，第 ${after.number} 次为 ${to} 元`,
    ...(after.rule === "gone" ? ["该月施行的制度已没有此方案，按零计"] : []),
    ...(after.part ? ["变动较多，分几步写入，这是其中一步"] : []),
    ...(after.cancelledFen > 0 ? [`未发的 ${writeFen(after.cancelledFen)} 元撤销`] : []),
    ...(after.owedFen > 0 ? [`应发 ${writeFen(after.owedFen)} 元`] : []),
    ...(after.recoveredFen > 0 ? [`已发的 ${writeFen(after.recoveredFen)} 元须退回`] : []),
  ];
  const en = [
    before === undefined
      ? `${month} was first calculated on ${day}: ¥${to}`
      : `${month} was calculated anew on ${day}: calculation ${before.number} came to ¥${from}, calculation ${after.number} comes to ¥${to}`,
    ...(after.rule === "gone"
      ? ["the policy in force for that month has no such scheme any more, so nothing is due by it"]
      : []),
    ...(after.part ? ["it changes too much for one entry, and this is one of several steps"] : []),
    ...(after.cancelledFen > 0 ? [`¥${writeFen(after.cancelledFen)} that was not paid yet is cancelled`] : []),
    ...(after.owedFen > 0 ? [`¥${writeFen(after.owedFen)} is owed`] : []),
    ...(after.recoveredFen > 0 ? [`¥${writeFen(after.recoveredFen)} that was paid has to be paid back`] : []),
  ];
  return { zh: zh.join("；"), en: en.join("; ") };
};

export const showDifferences = (rule: Scheme, differences: readonly ItemFen[]) =>
  differences.map(({ item, fen }) => ({ item, title: itemTitle(rule, item), ...amountOf(fen) }));
