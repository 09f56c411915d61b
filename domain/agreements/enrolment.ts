// Enrolments 入选 in programmes: nobody is in the same one twice at a time, and each has a name under which policies ask for its year.
import type { Agreement, Programme } from "../records/agreements.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { endOf, firstDayOf, type ServiceOf } from "./end.ts";
import { plannedUntil } from "./terms.ts";

const nameMax = 64;

/** `year_未来匠星`: what the name of an attribute cannot hold becomes an underscore. */
export const yearNameOf = (programme: string): string => {
  const legal = programme
    .normalize("NFC")
    .replace(/[^\p{L}0-9]+/gu, "_")
    .replace(/^_|_$/g, "");
  return [...`year_${legal}`].slice(0, nameMax).join("");
};

type Enrolment = { id: string; body: Agreement };

/** Two programmes whose years would go by one name are the same here. */
export const refuseTwice = (
  { id, body }: Enrolment,
  others: readonly Enrolment[],
  serviceOf: ServiceOf,
  today: string,
): Refusal[] => {
  if (body.form !== "programme") return [];
  const own = daysOf(body, serviceOf, today);
  const same = others.flatMap((other) => {
    const isSame =
      other.id !== id &&
      other.body.form === "programme" &&
      other.body.state !== "withdrawn" &&
      other.body.participant === body.participant &&
      yearNameOf(other.body.programme) === yearNameOf(body.programme);
    if (!isSame) return [];
    const days = daysOf(other.body, serviceOf, today);
    return days.from <= days.until && days.from <= own.until && own.from <= days.until
      ? [{ id: other.id, ...days }]
      : [];
  });
  return same
    .slice(0, 1)
    .map((other) =>
      refuse("enrolled-already", "/programme", { name: other.id, given: body.programme, wanted: other.until }),
    );
};

/** What is not signed yet cannot hold before today. */
const daysOf = (agreement: Agreement, serviceOf: ServiceOf, today: string): { from: string; until: string } => {
  const first = firstDayOf(agreement);
  if (first !== undefined) return { from: first, until: endOf(agreement, serviceOf).day };
  const { from } = agreement as Programme;
  return { from: from < today ? today : from, until: plannedUntil(agreement) };
};
