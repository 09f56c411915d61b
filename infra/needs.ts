// What each capability needs of AWS: one row a capability, from which its role, its grants and its environment are made.
import type { Capability } from "../functions/http/operation.ts";

export type Access = "none" | "read" | "write";

export type Needs = {
  purpose: string;
  table: Access;
  files: Access;
  /** Seals and opens the personal fields: bank accounts and identity numbers. */
  fieldKey: boolean;
  /** Memory buys processor time too: at 512 MB a batch of a thousand cases is done before anyone waits. */
  memoryMb: number;
  timeoutSeconds: number;
};

const plain = { files: "none", fieldKey: false, memoryMb: 512, timeoutSeconds: 10 } as const;

export const needs: Record<Capability, Needs> = {
  calculate: { ...plain, purpose: "Calculates awards by a policy, one or many at once", table: "read" },
  describe: { ...plain, purpose: "Describes the service to people and programs", table: "none", memoryMb: 256 },
  policies: { ...plain, purpose: "Drafts, checks, compares and publishes policies", table: "write" },
  // Statistics and replays go through all cases of an enterprise.
  read: { ...plain, purpose: "Shows records to those who may see them", table: "read", timeoutSeconds: 29 },
  people: { ...plain, purpose: "Keeps people, roles and sealed personal fields", table: "write", fieldKey: true },
  cases: { ...plain, purpose: "Takes cases from draft to award", table: "write", timeoutSeconds: 29 },
  money: {
    ...plain,
    purpose: "Keeps budgets, obligations and payout runs",
    table: "write",
    // Manifests and payment files.
    files: "write",
    timeoutSeconds: 29,
  },
  files: {
    ...plain,
    purpose: "Takes imports in and gives exports out",
    table: "write",
    files: "write",
    memoryMb: 1024,
    // The gateway waits no longer than this; an import goes on where it stopped.
    timeoutSeconds: 29,
  },
};

export const capabilities = Object.keys(needs) as readonly Capability[];
