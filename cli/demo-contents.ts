// What goes with a demo enterprise: how much of everything, and whether someone has worked in it since it was made.
import type { Entry } from "../domain/ledger/entry.ts";
import { textOf } from "../functions/store/items.ts";
import { itemsOfTenant } from "../functions/store/scan.ts";

/** The story ends at the moment it is made, give or take what the clock counts meanwhile. */
const toleranceMs = 1_000;

export const whatWillGo = async (tenant: string): Promise<string> => {
  const counts = new Map<string, number>();
  const moments: number[] = [];
  let madeMs: number | undefined;
  for await (const item of itemsOfTenant(tenant)) {
    if (item.kind?.S !== undefined) counts.set(item.kind.S, (counts.get(item.kind.S) ?? 0) + 1);
    if (!item.bytes) continue;
    const { at, operation } = JSON.parse(textOf(item, "bytes")) as Entry;
    moments.push(Date.parse(at));
    if (operation === "finish-demo") madeMs = Date.parse(at);
  }
  const [people, cases] = ["person", "case"].map((kind) => counts.get(kind) ?? 0);
  const own = madeMs === undefined ? [] : moments.filter((moment) => moment > Number(madeMs) + toleranceMs);
  return (
    `演示企业 ${tenant}：${people} 人，${cases} 个事项，${moments.length} 笔台账\n` +
    `The demo enterprise ${tenant}: ${people} people, ${cases} cases, ${moments.length} entries\n${since(own)}`
  );
};

const since = (own: readonly number[]): string => {
  if (own.length === 0) return "建成之后没有新的记录 · nothing was recorded since it was made\n";
  const newest = new Date(own.reduce((one, other) => Math.max(one, other))).toISOString();
  return `建成之后又有 ${own.length} 笔，最近一笔 ${newest} · ${own.length} entries since it was made, the newest at ${newest}\n`;
};
