// A decided suggestion with an award, as the pure rules of objections take them.
import type { Known } from "../../domain/cases/kind.ts";
import type { Suggestion } from "../../domain/cases/kinds/suggestion-benefit.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Step } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { deed, suggestion } from "../suggestions/records.ts";

export const step = (state: string, by: string, more: Partial<Step> = {}): Step => ({
  state,
  at: deed.now,
  by,
  ...more,
});

export const award = (number: number, fields: Partial<Award> = {}): Loaded<Award> => ({
  kind: "award",
  id: `s1.${number}`,
  version: 2,
  entry: "",
  body: {
    ...({ number, state: "approved", totalFen: 1000, policy: { id: "p", version: 1, digest: "d" } } as Award),
    approvals: [],
    history: [{ state: "proposed", at: deed.now, by: "HR-1" }],
    ...fields,
  },
});

export const about = (
  fields: Partial<Suggestion> = {},
  awards: readonly Loaded<Award>[] = [],
): NonNullable<Known["about"]> => ({
  of: suggestion(fields),
  kind: kindNamed("suggestion"),
  granted: { awards, obligations: [] },
});
