// Bunching 临界聚集: how many measures lie just above each edge of a tiered scheme against just below it, the sign of benefits that were tuned.
import { edgeOf, largestMeasure, lastInside, unitOf } from "../kinds/tiered.ts";
import type { Scheme } from "../policy/policy.ts";
import { writeFen } from "../values/money.ts";
import type { Earned } from "./case.ts";
import { entryOf } from "./sums.ts";

export type EdgeCount = {
  scheme: string;
  version?: number;
  /** The tier that ends at the edge. */
  clause: string;
  edge: string;
  /** Both ends included. */
  below: { from: string; until: string; cases: number };
  above: { from: string; until: string; cases: number };
  /** So many more above than below as chance would hardly bring. */
  standsOut: boolean;
};

/** How far to look on each side, as a part of the edge; one step at least. */
export const windowPercent = 5;

type Edge = { clause: string; edge: number; last: number; width: number; below: number; above: number };

type Edges = { rule: Scheme; version: number | undefined; edges: Edge[] };

export const countEdges = () => {
  const byRule = new Map<string, Edges>();
  return {
    add: ({ measure, eligible, scheme: { rule }, version }: Earned): void => {
      if (rule.kind !== "tiered") return;
      const { edges } = entryOf(byRule, `${rule.id}@${version ?? ""}`, () => edgesIn(rule, version));
      if (measure === undefined || !eligible) return;
      for (const edge of edges) {
        if (measure > edge.last - edge.width && measure <= edge.last) edge.below++;
        else if (measure > edge.last && measure <= edge.last + edge.width) edge.above++;
      }
    },
    list: (): EdgeCount[] => [...byRule.values()].flatMap(listEdges),
  };
};

const edgesIn = (rule: Extract<Scheme, { kind: "tiered" }>, version: number | undefined): Edges => {
  const unit = unitOf(rule);
  const edges = rule.tiers.flatMap((tier, index) => {
    const edge = edgeOf(tier, unit);
    if (edge === undefined) return [];
    const width = Math.max(1, Math.floor((edge * windowPercent) / 100));
    return [{ clause: `${rule.id}.tiers.${index}`, edge, last: lastInside(tier, unit), width, below: 0, above: 0 }];
  });
  return { rule, version, edges };
};

const listEdges = ({ rule, version, edges }: Edges): EdgeCount[] => {
  if (rule.kind !== "tiered") return [];
  const unit = unitOf(rule);
  const write = (measure: number): string => {
    const inside = Math.min(Math.max(measure, 0), largestMeasure[unit]);
    return unit === "points" ? String(inside) : writeFen(inside);
  };
  return edges.map(({ clause, edge, last, width, below, above }) => ({
    scheme: rule.id,
    ...(version !== undefined && { version }),
    clause,
    edge: write(edge),
    below: { from: write(last - width + 1), until: write(last), cases: below },
    above: { from: write(last + 1), until: write(last + width), cases: above },
    standsOut: isBeyondChance(above, below),
  }));
};

/** Were both sides equally likely, the difference would pass three standard deviations about once in 700 edges. */
const isBeyondChance = (above: number, below: number): boolean =>
  above > below && (above - below) ** 2 >= 9 * (above + below);
