// What a nomination promises its people beside money 晋级与荣誉: an attribute of the person, said again by whoever accepts it, and given in the moment in which it is confirmed.
import * as z from "zod/mini";
import { withAttribute } from "../../people/promote.ts";
import type { Case } from "../../records/cases.ts";
import type { Attribute } from "../../records/people.ts";
import type { Change } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { addMonths, chinaDayOf } from "../../values/moment.ts";
import { textUpTo } from "../../values/prose.ts";
import type { Known, LoadedCase } from "../kind.ts";
import { dayShape, nameShape } from "../shapes.ts";

/** What its people get once it is confirmed, and nothing in money. */
export type Promotion = {
  attribute: string;
  value: string;
  from: string;
  until?: string | undefined;
  /** Unless it says no, another of its name ends where this one begins. */
  replaces?: boolean | undefined;
};

export const promotionShape = z.strictObject({
  attribute: nameShape,
  value: textUpTo(200),
  from: dayShape,
  until: z.optional(dayShape),
  replaces: z.optional(z.boolean()),
});

export const promotionOf = ({ secret }: LoadedCase): Promotion | undefined =>
  (secret?.own as { promotion?: Promotion } | undefined)?.promotion;

/** Allowances are paid from its first day on, so a day long past is for whoever keeps the records of people. */
const monthsBackMax = 12;

/** By the day on which it is filed. */
export const refusePromotion = ({ from, until }: Promotion, filedOn: string): Refusal[] => {
  const earliest = addMonths(filedOn, -monthsBackMax);
  return [
    ...(until !== undefined && until < from
      ? [refuse("span-backwards", "/promotion/until", { given: until, wanted: from })]
      : []),
    ...(from < earliest ? [refuse("promotion-too-early", "/promotion/from", { given: from, wanted: earliest })] : []),
  ];
};

/** A draft may have lain long. */
export const refuseFiling = (of: LoadedCase, today: string): Refusal[] => {
  const promotion = promotionOf(of);
  return promotion ? refusePromotion(promotion, dayFiled(of.body) ?? today) : [];
};

const dayFiled = ({ filedAt }: Case): string | undefined => filedAt && chinaDayOf(filedAt);

/** As whoever accepts it says it again: the same confirms it, another corrects it. What is given already is not theirs to change. */
export const restated = (of: LoadedCase, said: Promotion | undefined): Outcome<{ promotion?: Promotion }> => {
  const stated = promotionOf(of);
  if (!stated || isGiven(of.body))
    return said ? refuseAll([refuse("unknown-field", "/promotion", { name: "promotion" })]) : accept({});
  if (!said)
    return refuseAll([
      refuse("statement-unconfirmed", "/promotion", { name: "promotion", given: JSON.stringify(stated) }),
    ]);
  const refusals = refusePromotion(said, dayFiled(of.body) ?? said.from);
  return refusals.length > 0 ? refuseAll(refusals) : accept({ promotion: said });
};

/** Once given it stays, whatever becomes of the award, and is not given again; filed anew it may promise something else. */
export const isGiven = ({ history }: Case): boolean =>
  history.findLastIndex(({ state }) => state === "confirmed") >
  history.findLastIndex(({ state }) => state === "submitted");

/** Each of its people as they become, or what stands in the way of any of them. */
export const promotions = (of: LoadedCase, { people }: Known): Outcome<Change[]> => {
  const promotion = promotionOf(of);
  if (!promotion) return accept([]);
  const { attribute: name, replaces = true, until, ...dated } = promotion;
  const given: Attribute = { name, ...dated, ...(until !== undefined && { until }) };
  const outcomes = people
    .filter(({ id }) => of.body.authors.some(({ person }) => person === id))
    .map((person) => withAttribute(person, given, replaces));
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
  if (refusals.length > 0) return refuseAll(refusals);
  return accept(outcomes.flatMap((outcome) => (outcome.ok ? (outcome.value ?? []) : [])));
};
