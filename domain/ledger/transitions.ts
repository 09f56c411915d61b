// Which state may follow which, for every kind of record that has states, and which of its fields never change.
import { kindNamed } from "../cases/kinds.ts";
import { caseTransitions } from "../cases/transitions.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { RecordKind } from "../records/record.ts";

type Transitions = { begins: readonly string[]; follows: { [state: string]: readonly string[] } };

export const transitions: { [kind in RecordKind]?: Transitions } = {
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
  "allowance-month": { begins: ["computing"], follows: { computing: ["done"], done: ["computing"] } },
  draft: { begins: ["draft"], follows: { draft: ["published", "discarded"], published: [], discarded: [] } },
  delegation: { begins: ["open"], follows: { open: ["ended"], ended: [] } },
  "alliance-member": { begins: ["open"], follows: { open: ["ended"], ended: ["open"] } },
  agreement: {
    begins: ["drafted"],
    follows: { drafted: ["active", "withdrawn"], active: ["ended"], ended: [], withdrawn: [] },
  },
};

/** What a record is once and for all; `all` where there is never a second version. */
const fixed: { [kind in RecordKind]?: readonly string[] | "all" } = {
  case: ["kind", "proposer"],
  marks: "all",
  award: [
    ...["case", "number", "policy", "scheme", "request", "factsFrom", "answer", "year"],
    ...["totalFen", "lapsedFen", "proposedBy", "inStage", "replaces"],
  ],
  obligation: ["person", "award", "case", "stage", "amountFen", "month", "for"],
  allowance: ["person", "month", "policy", "scheme"],
  "allowance-month": ["month", "openedBy", "for"],
  payment: ["run", "chunk", "obligation", "person", "award", "case", "stage", "amountFen"],
  run: ["month", "number", "maker"],
  "person-year": ["person", "year"],
  budget: ["year"],
  delegation: ["from", "to", "roles", "firstDay", "lastDay"],
  agreement: ["form"],
  "policy-version": "all",
  contribution: "all",
  alliance: "all",
  "alliance-member": ["tenant", "alliance"],
  mark: ["of", "phase", "chunk"],
};

/** Lists to which is added, and in which nothing that stands there changes any more. */
const growing: { [kind in RecordKind]?: readonly string[] } = {
  allowance: ["calculations"],
  agreement: ["assessments", "corrections"],
};

const isCut = (bodies: readonly { [field: string]: unknown }[], field: string): boolean =>
  bodies.some((body, index) => {
    const before = bodies[index - 1]?.[field];
    if (!Array.isArray(before)) return false;
    const kept = Array.isArray(body[field]) ? body[field].slice(0, before.length) : [];
    return canonicalJson(kept) !== canonicalJson(before);
  });

export const changedFields = (kind: RecordKind, bodies: readonly { [field: string]: unknown }[]): string[] => {
  const [first = {}, ...later] = bodies;
  const fields = fixed[kind] ?? [];
  const isMoved = (field: string): boolean =>
    later.some((body) => canonicalJson(body[field] ?? null) !== canonicalJson(first[field] ?? null));
  const named = fields === "all" ? [...new Set(bodies.flatMap((body) => Object.keys(body)))] : fields;
  return [...named.filter(isMoved), ...(growing[kind] ?? []).filter((field) => isCut(bodies, field))];
};

/** What is wrong with a row of states, or nothing. */
export const illegalStep = (
  kind: RecordKind,
  states: readonly string[],
  ofCase?: string,
): { from: string; to: string } | undefined => {
  const rules = ofCase === undefined ? transitions[kind] : caseTransitions(kindNamed(ofCase));
  if (!rules) return undefined;
  const [first = ""] = states;
  if (!rules.begins.includes(first)) return { from: "–", to: first };
  for (const [index, to] of states.entries()) {
    const from = states[index - 1];
    if (from !== undefined && from !== to && !rules.follows[from]?.includes(to)) return { from, to };
  }
  return undefined;
};
