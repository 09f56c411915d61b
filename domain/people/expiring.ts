// Attributes about to expire 即将到期: certificates and the like whose last day comes soon, unless they were renewed already.
import type { Attribute, Person } from "../records/people.ts";
import { addDays, daysBetween } from "../values/moment.ts";

export type Expiring = { name: string; value: string; until: string; daysLeft: number };

/** Those whose last day is today or within so many days; of who has left none expires. The first to expire comes first. */
export const expiringOf = (
  { until: lastDay }: Person,
  attributes: readonly Attribute[],
  today: string,
  withinDays: number,
): Expiring[] => {
  if (lastDay !== undefined && lastDay < today) return [];
  return attributes
    .flatMap((attribute) => {
      const { name, value, until } = attribute;
      if (until === undefined || until < today) return [];
      const daysLeft = daysBetween(today, until);
      return daysLeft > withinDays || isRenewed(attribute, until, attributes) ? [] : [{ name, value, until, daysLeft }];
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);
};

/** The same value goes on, or another of the name begins on the very next day, as a wage does that was raised. */
const isRenewed = (attribute: Attribute, until: string, attributes: readonly Attribute[]): boolean => {
  const next = addDays(until, 1);
  return attributes.some((other) => {
    if (other === attribute || other.name !== attribute.name) return false;
    const goesOn = other.from <= next && (other.until === undefined || other.until >= next);
    return goesOn && (other.value === attribute.value || other.from === next);
  });
};
