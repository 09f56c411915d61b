// Which state may follow which, for every kind of record that has states, and which of its fields never change.
import { canonicalJson } from "../policy/canonical-json.ts";
import type { RecordKind } from "../records/record.ts";

type Transitions = { begins: readonly string[]; follows: { [state: string]: readonly string[] } };

export const transitions: { [kind in RecordKind]?: Transitions } = {
  // One that is imported may have been filed before these records began.
  suggestion: {
    begins: ["draft", "submitted"],
    follows: {
      draft: ["submitted", "withdrawn"],
      submitted: ["returned", "accepted", "declined", "withdrawn"],
      returned: ["submitted", "withdrawn"],
      accepted: ["implemented", "withdrawn"],
      implemented: ["verified"],
      verified: ["awarded"],
      awarded: ["verified"],
      declined: [],
      withdrawn: [],
    },
  },
  award: {
    begins: ["proposed"],
    follows: {
      proposed: ["approved", "declined", "superseded"],
      approved: ["cancelled"],
      declined: [],
      superseded: [],
      cancelled: [],
    },
  },
  obligation: {
    begins: ["due", "waiting"],
    follows: {
      waiting: ["due", "cancelled"],
      due: ["allocated", "cancelled"],
      allocated: ["instructed", "due"],
      instructed: ["settled", "due"],
      settled: ["due"],
      cancelled: [],
    },
  },
  payment: {
    begins: ["allocated"],
    follows: {
      allocated: ["instructed", "returned"],
      instructed: ["settled", "returned"],
      settled: ["returned"],
      returned: [],
    },
  },
  run: {
    begins: ["draft"],
    follows: {
      draft: ["locked", "discarded"],
      locked: ["computed", "discarded"],
      computed: ["approved", "discarded"],
      approved: ["released", "discarded"],
      released: ["reconciled"],
      reconciled: ["closed", "released"],
      closed: [],
      discarded: [],
    },
  },
  draft: { begins: ["draft"], follows: { draft: ["published", "discarded"], published: [], discarded: [] } },
  delegation: { begins: ["open"], follows: { open: ["ended"], ended: [] } },
};

/** What a record is once and for all; `all` where there is never a second version. */
const fixed: { [kind in RecordKind]?: readonly string[] | "all" } = {
  award: [
    ...["case", "number", "policy", "scheme", "request", "factsFrom", "answer", "year"],
    ...["totalFen", "lapsedFen", "proposedBy"],
  ],
  obligation: ["person", "award", "case", "stage", "amountFen", "month"],
  payment: ["run", "chunk", "obligation", "person", "award", "case", "stage", "amountFen"],
  run: ["month", "number", "maker"],
  "person-year": ["person", "year"],
  budget: ["year"],
  delegation: ["from", "to", "roles", "firstDay", "lastDay"],
  "policy-version": "all",
  mark: ["of", "phase", "chunk"],
};

export const changedFields = (kind: RecordKind, bodies: readonly { [field: string]: unknown }[]): string[] => {
  const [first = {}, ...later] = bodies;
  const fields = fixed[kind] ?? [];
  const isMoved = (field: string): boolean =>
    later.some((body) => canonicalJson(body[field] ?? null) !== canonicalJson(first[field] ?? null));
  const named = fields === "all" ? [...new Set(bodies.flatMap((body) => Object.keys(body)))] : fields;
  return named.filter(isMoved);
};

/** What is wrong with a row of states, or nothing. */
export const illegalStep = (kind: RecordKind, states: readonly string[]): { from: string; to: string } | undefined => {
  const rules = transitions[kind];
  if (!rules) return undefined;
  const [first = ""] = states;
  if (!rules.begins.includes(first)) return { from: "–", to: first };
  for (const [index, to] of states.entries()) {
    const from = states[index - 1];
    if (from !== undefined && from !== to && !rules.follows[from]?.includes(to)) return { from, to };
  }
  return undefined;
};
