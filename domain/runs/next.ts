// What comes next in a run, in which roles it is done, and by whom not: people who have had a hand in it already.
import type { Role } from "../access/roles.ts";
import type { Run } from "../records/runs.ts";
import type { Words } from "../words.ts";
import { approversOf, makersOf, stateOf } from "./steps.ts";

export type NextStep = { operation: string; roles: readonly Role[]; notBy: string[]; says: Words };

export const nextStep = (run: Run): NextStep | undefined => {
  const state = stateOf(run);
  if (state === "closed" || state === "discarded") return undefined;
  const { apart, ...step } = steps[state];
  const hands = { makers: makersOf(run), approvers: approversOf(run) };
  return { ...step, notBy: [...new Set(apart.flatMap((hand) => hands[hand]))] };
};

type Hand = "makers" | "approvers";

const steps: Record<
  Exclude<ReturnType<typeof stateOf>, "closed" | "discarded">,
  Omit<NextStep, "notBy"> & { apart: readonly Hand[] }
> = {
  draft: {
    operation: "lock-run",
    roles: ["hr"],
    apart: [],
    says: { zh: "锁定应发清单", en: "lock what is due into a manifest" },
  },
  locked: {
    operation: "compute-run",
    roles: ["hr"],
    apart: [],
    says: { zh: "生成付款", en: "compute the payments" },
  },
  computed: {
    operation: "approve-run",
    roles: ["approver"],
    apart: ["makers"],
    says: { zh: "由制单人以外的审批人批准", en: "an approver who did not make it approves" },
  },
  approved: {
    operation: "release-run",
    roles: ["cashier"],
    apart: ["makers", "approvers"],
    says: { zh: "由出纳放行并生成付款文件", en: "a cashier releases it, which writes the payment file" },
  },
  released: {
    operation: "record-run-results",
    roles: ["cashier"],
    apart: ["makers", "approvers"],
    says: { zh: "由出纳登记银行回执", en: "a cashier records what the bank says" },
  },
  reconciled: {
    operation: "close-run",
    roles: ["approver", "hr"],
    apart: [],
    says: { zh: "关闭批次", en: "close it" },
  },
  discarding: {
    operation: "discard-run",
    roles: ["hr", "approver"],
    apart: [],
    says: { zh: "继续作废，退回其余款项", en: "go on giving it up, until all of it is due again" },
  },
};
