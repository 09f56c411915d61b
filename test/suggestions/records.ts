// Suggestions, people and a scheme as the pure rules take them, with only what a test says being different.
import { type CompiledScheme, compilePolicy } from "../../domain/calculation/compile.ts";
import type { Deed } from "../../domain/cases/case.ts";
import type { Decided, Known, LoadedCase } from "../../domain/cases/kind.ts";
import { suggestion as kind } from "../../domain/cases/kinds/suggestion.ts";
import type { Suggestion } from "../../domain/cases/kinds/suggestion-benefit.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Change, Loaded } from "../../domain/records/record.ts";
import type { Outcome } from "../../domain/refusals.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

export const deed: Deed = { by: { person: "E1" }, now: "2026-03-01T02:00:00.000Z", today: "2026-03-01" };

export const suggestion = (fields: Partial<Suggestion> = {}): LoadedCase<Suggestion> => ({
  kind: "case",
  id: "s1",
  version: 3,
  entry: "",
  body: {
    kind: "suggestion",
    state: "draft",
    since: deed.now,
    proposer: "E1",
    authors: [{ person: "E1", weight: 1, agreedAt: deed.now }],
    mentors: [],
    evidence: [],
    history: [],
    policy: { id: "p", scheme: "s" },
    facts: {},
    awards: 0,
    awardedFen: 0,
    ...fields,
  },
  secret: { title: "标题", texts: { problem: "问题", proposal: "办法" } },
});

export const person = (id: string, fields: Partial<Person> = {}, mentor?: string): Loaded<Person, PersonSecret> => ({
  kind: "person",
  id,
  version: 1,
  entry: "",
  body: { department: "一车间", from: "2020-01-01", ...fields },
  secret: { name: id, attributes: [], ...(mentor !== undefined && { mentor }) },
});

export const schemeOf = (fields: object): CompiledScheme => {
  const scheme = { id: "s", title: { zh: "奖" }, ...fields };
  const compiled = compilePolicy(
    { id: "p", title: { zh: "办法" }, currency: "CNY", from: "2025-01-01", schemes: [scheme] },
    sha256Hex,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusals));
  return compiled.value.schemes.get("s") as CompiledScheme;
};

/** What a step is told besides: the rule, and nothing else. */
export const known = (scheme: CompiledScheme): Known => ({
  scheme,
  people: [],
  members: [],
  above: new Map(),
  granted: { awards: [], obligations: [] },
  marks: [],
  settings: { approvals: 1, overdueDays: 30 },
});

/** A step of a suggestion, by the name of its operation. */
export const take = (id: string, of: LoadedCase, sent: object, scheme: CompiledScheme): Outcome<Decided> => {
  const step = kind.steps.find((each) => each.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step.decide({ of, sent, deed, known: known(scheme), newId: "n1" });
};

export const tiered = { kind: "tiered", measure: "benefit", apply: "whole", tiers: [{ rate: "10%" }], atMost: "100" };

export const codesOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);

export const bodyOf = (change: Change | undefined): Suggestion => change?.body as Suggestion;
