// What surprises people in allowances: an item that no one can ever get.

import type { SchemeOf } from "../policy/policy.ts";
import { type Fen, readFen } from "../values/money.ts";
import { readRate } from "../values/rate.ts";
import { type At, type Finding, warn } from "./findings.ts";

type Item = SchemeOf<"allowance">["groups"][number]["items"][number];

/** In a group that takes the highest, an item never shows where another matches whenever it does and never pays less. */
export const itemsThatNoOneGets = (scheme: SchemeOf<"allowance">, at: At): Finding[] =>
  scheme.groups.flatMap((group, groupIndex) => {
    if (group.take !== "highest") return [];
    return group.items.flatMap((item, index) => {
      const better = group.items.find(
        (other, place) => place !== index && alwaysTakenBefore(other, item, place < index),
      );
      if (better === undefined) return [];
      const says = {
        zh: `项目 ${item.id} 无人可得：凡符合它的人都符合 ${better.id}，而后者从不更少`,
        en: `No one can get ${item.id}: whoever matches it also matches ${better.id}, which never pays less`,
      };
      return [warn(at("groups", groupIndex, "items", index), "unreachable", says)];
    });
  });

const alwaysTakenBefore = (better: Item, item: Item, writtenBefore: boolean): boolean => {
  const matchesToo = Object.entries(better.when).every(([name, value]) => item.when[name] === value);
  if (!matchesToo) return false;
  // An item that always pays nothing loses to whatever pays something, and to anything written before it.
  if (amountOf(item) === 0 && (writtenBefore || paysAlways(better))) return true;
  if (better.of !== item.of || better.times !== item.times) return false;
  const more = amountOf(better) - amountOf(item);
  return more > 0 || (more === 0 && writtenBefore);
};

const amountOf = (item: Item): number =>
  item.pay === undefined ? (readRate(item.rate) as number) : (readFen(item.pay) as Fen);

const paysAlways = (item: Item): boolean => item.of === undefined && item.times === undefined && amountOf(item) > 0;
