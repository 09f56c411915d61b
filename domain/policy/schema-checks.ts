// What the schema of a policy asks of several fields at once.

import type * as z from "zod/mini";
import type { RefusalCode } from "../refusals.ts";

type Fields = Record<string, unknown>;
type Check<Value> = (context: z.core.ParsePayload<Value>) => void;

const complain = (
  context: z.core.ParsePayload<unknown>,
  code: RefusalCode,
  path: (string | number)[],
  details: { name?: string; wanted?: string } = {},
): void => {
  context.issues.push({ code: "custom", input: context.value, path, message: code, params: details });
};

const written = (value: Fields, fields: string[]): string[] => fields.filter((field) => value[field] !== undefined);

export const atLeastOneOf =
  (...fields: string[]): Check<Fields> =>
  (context) => {
    // Where one field is meant, its place is known.
    if (written(context.value, fields).length === 0)
      complain(context, "missing-field", fields.length === 1 ? fields : [], { name: fields.join(" / ") });
  };

export const atMostOneOf =
  (...fields: string[]): Check<Fields> =>
  (context) => {
    for (const field of written(context.value, fields).slice(1))
      complain(context, "fields-exclude-each-other", [field], { name: fields.join(" / ") });
  };

export const exactlyOneOf =
  (...fields: string[]): Check<Fields> =>
  (context) => {
    atLeastOneOf(...fields)(context);
    atMostOneOf(...fields)(context);
  };

/** Either both fields or neither. */
export const together =
  (first: string, second: string): Check<Fields> =>
  (context) => {
    const [only, ...more] = written(context.value, [first, second]);
    if (only === undefined || more.length > 0) return;
    const missing = only === first ? second : first;
    complain(context, "missing-field", [missing], { name: missing });
  };

export const allOrNone =
  (field: string): Check<Fields[]> =>
  (context) => {
    const without = context.value.flatMap((entry, index) => (entry[field] === undefined ? [index] : []));
    if (without.length === context.value.length) return;
    for (const index of without) complain(context, "missing-field", [index, field], { name: field });
  };

export const everyMarginalTierHasRate = (): Check<{ apply: string; tiers: Fields[] }> => (context) => {
  if (context.value.apply !== "marginal") return;
  context.value.tiers.forEach((tier, index) => {
    if (tier.rate === undefined) complain(context, "missing-field", ["tiers", index, "rate"], { name: "rate" });
  });
};

export const rangeRises =
  (read: (value: unknown) => number | undefined): Check<{ from: string; to: string }> =>
  (context) => {
    const { from, to } = context.value;
    if ((read(from) as number) > (read(to) as number)) complain(context, "span-backwards", ["to"], { wanted: from });
  };
