// What alliances of enterprises look like from outside: who belongs to them, what one enterprise gives, and what all of them together show.
import * as z from "zod/mini";
import { isAmount, type MeasureName, measures } from "../../domain/alliances/figures.ts";
import type { Shown, ShownRow } from "../../domain/alliances/shown.ts";
import { rowsOf } from "../../domain/alliances/shown.ts";
import type { Alliance, AllianceMember, Contribution } from "../../domain/records/alliances.ts";
import { textUpTo } from "../../domain/values/prose.ts";
import { wordsShape } from "./common.ts";
import { idShape } from "./records.ts";
import { sumShape, writeSum, yearShape } from "./statistics.ts";

export const newAllianceShape = z.strictObject({ name: textUpTo(100) });
export const joiningShape = z.strictObject({ alliance: idShape, code: textUpTo(100) });
export const contributingShape = z.strictObject({ year: yearShape });
export const yearQueryShape = z.strictObject({ year: yearShape });

const allianceFields = {
  id: idShape,
  name: z.string(),
  /** Does the caller's enterprise lead it? */
  lead: z.boolean(),
  since: z.string(),
};

export const allianceLineShape = z.strictObject(allianceFields);

export const allianceShape = z.strictObject({
  ...allianceFields,
  members: z.array(z.strictObject({ name: wordsShape, lead: z.boolean(), since: z.string() })),
});

export const foundedShape = z.strictObject({ ...allianceFields, code: z.optional(z.string()) });
export const invitationShape = z.strictObject({ id: idShape, code: z.optional(z.string()) });

export const membershipShape = z.strictObject({
  alliance: idShape,
  state: z.enum(["open", "ended"]),
  since: z.string(),
});

export const showAlliance = (id: string, { name, since }: Alliance, lead: boolean) => ({ id, name, lead, since });

export const showMembership = ({ alliance, state, since }: AllianceMember) => ({ alliance, state, since });

const suppressed = "suppressed";

const outside: { [name in MeasureName]?: string } = { benefitFen: "benefit", awardedFen: "awarded" };

const nameOutside = (name: MeasureName): string => outside[name] ?? name;

const figureFields = Object.fromEntries(
  measures.map(({ name }) => [
    nameOutside(name),
    z.union([isAmount(name) ? sumShape : z.int(), z.literal(suppressed)]),
  ]),
);

const showRow = (row: ShownRow): { [measure: string]: string | number } =>
  Object.fromEntries(
    measures.map(({ name }) => {
      const value = row[name];
      const shown = value === undefined ? suppressed : isAmount(name) ? writeSum(value) : Number(value);
      return [nameOutside(name), shown];
    }),
  );

export const contributionShape = z.strictObject({
  alliance: idShape,
  year: z.string(),
  number: z.int(),
  at: z.string(),
  rows: z.array(z.strictObject({ kind: z.string(), month: z.string(), ...figureFields })),
});

export const showContribution = ({ alliance, year, number, at, figures }: Contribution) => ({
  alliance,
  year,
  number,
  at,
  rows: rowsOf(new Map(Object.entries(figures).map(([name, value]) => [name, BigInt(value)])), year).map(
    ({ kind, month, ...row }) => ({ kind, month, ...showRow(row) }),
  ),
});

export const allianceStatisticsShape = z.strictObject({
  alliance: idShape,
  year: z.string(),
  members: z.int(),
  contributed: z.int(),
  says: wordsShape,
  total: z.optional(z.strictObject(figureFields)),
  kinds: z.optional(z.array(z.strictObject({ kind: z.string(), title: wordsShape, ...figureFields }))),
  months: z.optional(z.array(z.strictObject({ month: z.string(), ...figureFields }))),
});

export const showSums = ({ total, kinds, months }: Shown) => ({
  total: showRow(total),
  kinds: kinds.map(({ kind, title, ...row }) => ({ kind, title, ...showRow(row) })),
  months: months.map(({ month, ...row }) => ({ month, ...showRow(row) })),
});
