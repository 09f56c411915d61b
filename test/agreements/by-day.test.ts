// Until when agreements hold and what follows from them, against a computation that looks at one day at a time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { endFor, endOf, firstDayOf } from "../../domain/agreements/end.ts";
import { learnersOf } from "../../domain/agreements/terms.ts";
import type { Attribute } from "../../domain/records/people.ts";
import { addDays } from "../../domain/values/moment.ts";
import { agreement, holdsOn, ownAttributes, services, valuesOn, window } from "./agreements.ts";

const people = ["A", "B", "C", "D"];

test("an agreement holds for each who learns in it from its first day to the last, and on no other", () => {
  fc.assert(
    fc.property(agreement, services, (given, service) => {
      const serviceOf = (id: string) => service.get(id);
      const first = firstDayOf(given);
      for (const learner of learnersOf(given)) {
        const last = endFor(given, learner, serviceOf).day;
        const spanned = window.filter((day) => first !== undefined && first <= day && day <= last);
        expect(spanned).toEqual(window.filter((day) => holdsOn(given, learner, service, day)));
      }
      const lasts = learnersOf(given).map((learner) => endFor(given, learner, serviceOf).day);
      expect(endOf(given, serviceOf).day).toBe(lasts.sort().at(-1));
    }),
    { numRuns: 400 },
  );
});

const inForce = ({ from, until = "9999-12-31" }: { from: string; until?: string }, day: string): boolean =>
  from <= day && day <= until;

test("on every day each person has exactly the attributes of that day, and one number of apprentices", () => {
  fc.assert(
    fc.property(fc.array(agreement, { maxLength: 4 }), services, ownAttributes, (agreements, service, own) => {
      for (const person of people) {
        const attributes = attributesOf(person, own, agreements, (id) => service.get(id));
        for (const day of window) {
          const holding = attributes.filter((attribute) => inForce(attribute, day));
          expect(holding.map(({ name, value }) => `${name}=${value}`).sort()).toEqual(
            valuesOn(person, own, agreements, service, day),
          );
          const numbers = holding.filter(({ name }) => name === "apprentices");
          const ownNumber = own.some((attribute) => attribute.name === "apprentices" && inForce(attribute, day));
          expect(numbers.length).toBeLessThanOrEqual(ownNumber ? 0 : 1);
        }
        for (const { name, value, from, until = "" } of attributes) {
          expect(from <= until).toBe(true);
          const goesOn = (other: Attribute) =>
            [name, value, addDays(until, 1)].join() === [other.name, other.value, other.from].join();
          expect(attributes.filter(goesOn)).toEqual([]);
        }
      }
    }),
    { numRuns: 120 },
  );
});
