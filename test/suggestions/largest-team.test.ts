// The largest team that a suggestion takes: whatever it goes through fits into one transaction of the database.
import { expect, test } from "vitest";
import { changeCase } from "../../domain/cases/draft-case.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { submitCase } from "../../domain/cases/submit-case.ts";
import type { Change } from "../../domain/records/record.ts";
import { changeActions } from "../../functions/store/actions.ts";
import { deed, person, schemeOf, suggestion, take, tiered } from "./records.ts";

const scheme = schemeOf(tiered);
const actor = { tenant: "t".repeat(10), person: "E1", operation: "test", request: "r", now: 0 };

/** Beside the records: entry, head of the lane, answer, the member and ten for whom they stand in. */
const besides = 3 + 11;

const sizeOf = (changes: readonly Change[], holds = 0): number =>
  changeActions(
    actor,
    { changes },
    changes.map(() => "salt"),
    "entry",
  ).length +
  holds +
  besides;

const saved = ({ kind, id, before, body, secret }: Change): LoadedCase =>
  ({ kind, id, version: (before?.version ?? 0) + 1, entry: "", body, secret }) as LoadedCase;

const people = (name: string) =>
  Array.from({ length: 20 }, (_, index) => (index === 0 ? "E1" : `${name}${index}`)).map((id) =>
    person(id, {}, `M-${name}-${id}`),
  );
const shares = (name: string) => people(name).map(({ id }) => ({ person: id, weight: 1 }));

const submit = (before: LoadedCase, name: string): [Change, number] => {
  const authors = before.body.authors.map((author) => ({ ...author, agreedAt: deed.now }));
  const agreed = { ...before, body: { ...before.body, authors } };
  const filing = { id: `filing-${name}` };
  const outcome = submitCase({ of: agreed, facts: {}, people: people(name), scheme, filing, deed });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return [outcome.value[0], sizeOf(outcome.value, people(name).length + 1)];
};

test("filed, returned, changed twice in everything, and filed again", () => {
  const change = (before: LoadedCase, name: string): Change =>
    changeCase(before, { authors: shares(name), title: name, texts: { problem: name, proposal: name } }, deed);
  const draft = saved(change(suggestion(), "甲队"));
  const [filed, first] = submit(draft, "甲队");
  const returned = take("review-suggestion", saved(filed), { verdict: "return", reasons: "r" }, scheme);
  if (!returned.ok) throw new Error("A submitted suggestion can be returned.");
  const changed = change(saved(returned.value.changes[0]), "乙队");
  const again = change(saved(changed), "丙队");
  const [refiled, last] = submit(saved(again), "丙队");
  expect(saved(refiled).body).toMatchObject({ state: "submitted", mentors: expect.arrayContaining(["M-丙队-E1"]) });
  const sizes = [first, sizeOf(returned.value.changes), sizeOf([changed]), sizeOf([again]), last];
  expect(Math.max(...sizes), JSON.stringify(sizes)).toBeLessThanOrEqual(100);
  expect(Math.max(...sizes), JSON.stringify(sizes)).toBeGreaterThan(80);
});
