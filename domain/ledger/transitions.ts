// Which state may follow which, for every kind of record that has states. A record begins in the first one named.
import type { RecordKind } from "../records/record.ts";

type Transitions = { begins: readonly string[]; follows: { [state: string]: readonly string[] } };

export const transitions: { [kind in RecordKind]?: Transitions } = {
  suggestion: {
    begins: ["draft"],
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
