// Tables 表: texts such as award and grade pick exactly one row, and the row decides the pay.

import type { SchemeOf } from "../policy/policy.ts";
import { refuse } from "../refusals.ts";
import type { Rounding } from "../values/rounding.ts";
import { slotFor } from "./facts.ts";
import { type AwardKind, type CompiledPay, compilePays, earnPay, type PayRule } from "./pay.ts";

type TableScheme = SchemeOf<"table">;
type Row = TableScheme["rows"][number];

/** The texts of a row's dimensions; whatever else stands in it is pay. */
export const dimensionsOf = (scheme: TableScheme, row: Row): string[] =>
  scheme.by.map((dimension) => row[dimension] as string);

/** One text for the dimensions of a row, different for different rows. */
export const rowKey = (dimensions: string[]): string => JSON.stringify(dimensions);

/** What a row pays; a dimension of the same name as such a field is a dimension, not pay. */
const payRuleOf = (scheme: TableScheme, row: Row): PayRule => {
  const { by } = scheme;
  return {
    pay: row.pay,
    times: by.includes("times") ? undefined : row.times,
    grants: by.includes("grants") ? undefined : row.grants,
  };
};

export const compileTable = (scheme: TableScheme, rounding: Rounding): AwardKind => {
  const needs: AwardKind["needs"] = [];
  const slots = scheme.by.map((dimension) => slotFor(needs, dimension, "text"));
  const rules = scheme.rows.map((row) => payRuleOf(scheme, row));
  const pays = compilePays(rules, `${scheme.id}.rows`, needs);
  const rows = new Map<string, CompiledPay>();
  scheme.rows.forEach((row, index) => {
    rows.set(rowKey(dimensionsOf(scheme, row)), pays[index] as CompiledPay);
  });
  return {
    needs,
    earn: (values, refusals) => {
      const given = slots.map((slot): string => values[slot]);
      const pay = rows.get(rowKey(given));
      if (pay !== undefined) return earnPay(pay, 0, values, rounding, refusals);
      const wanted = scheme.rows.map((row) => dimensionsOf(scheme, row).join(" / ")).join(", ");
      refusals.push(refuse("missing-row", "/facts", { given: given.join(" / "), wanted }));
      return undefined;
    },
  };
};
