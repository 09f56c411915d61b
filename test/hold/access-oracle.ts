// Who may do what, written by hand and apart from the rows of the operations: a row that changes has to be changed here as well.
import type { Role } from "../../domain/access/roles.ts";

type Rights = {
  /** Whatever record it is. */
  may: string;
  /** Only for records to which they stand in the right relation. */
  own?: string;
  /** What they know of and may not do: refused, where others are told that there is no such record. */
  sees?: string;
};

const policies = "list-policies get-policy get-policy-version get-policy-version-changes";
const everyone = `${policies} list-delegations get-enterprise get-me`;
const draftsSeen = "list-policy-drafts get-policy-draft";
const drafting = `${draftsSeen} create-policy-draft change-policy-draft discard-policy-draft record-trail-step publish-policy`;
const cases = "list-suggestions get-suggestion get-suggestion-form list-similar-suggestions";
const awards = "list-awards get-award";
const budgets = "list-budgets get-budget";
const obligations = "list-obligations get-obligation";
const runs = "list-runs get-run list-run-exceptions list-run-payments get-payment";
const imports = "list-imports get-import";
const exports = "create-export list-exports get-export get-export-file";
const standIns = "create-delegation get-delegation end-delegation";

const withAuthors = "change-suggestion agree-to-weight submit-suggestion withdraw-suggestion";
const review = "review-suggestion confirm-implementation";
const awardSteps = "approve-award decline-award cancel-award reverse-award";
const runSteps = "lock-run compute-run approve-run release-run record-run-results close-run discard-run";

/** All of the list but those. */
const but = (list: string, ...names: string[]): string =>
  list
    .split(" ")
    .filter((name) => !names.includes(name))
    .join(" ");

export const oracle: Record<Role, Rights> = {
  employee: {
    may: `${everyone} create-suggestion get-my list-my-cases list-my-payments`,
    own: `${cases} get-my-case ${withAuthors} get-person get-pay-details put-pay-details get-obligation get-payment get-delegation end-delegation`,
  },
  reviewer: {
    may: `${everyone} ${cases} ${review} ${awards} release-stage`,
    own: standIns,
    sees: `${withAuthors} verify-benefit propose-award ${awardSteps}`,
  },
  juror: { may: everyone, own: standIns },
  finance: {
    may: `${everyone} ${cases} verify-benefit ${awards} ${budgets} create-budget change-budget sweep-budget ${obligations} ${runs} ${imports} continue-import discard-import`,
    own: standIns,
    sees: `${withAuthors} ${review} propose-award release-stage ${awardSteps} ${runSteps} get-run-file`,
  },
  hr: {
    may: `${everyone} ${drafting} ${cases} ${awards} list-open-awards propose-award release-stage ${budgets} sweep-budget ${obligations} ${runs} get-run-file create-run lock-run compute-run close-run discard-run ${imports} create-import continue-import discard-import ${exports} create-person list-people get-person change-person get-pay-details put-pay-details`,
    own: standIns,
    sees: `${withAuthors} ${review} verify-benefit ${awardSteps} approve-run release-run record-run-results`,
  },
  approver: {
    may: `${everyone} ${draftsSeen} publish-policy ${cases} ${awards} list-open-awards ${awardSteps} ${budgets} get-obligation ${runs} get-run-file approve-run close-run discard-run`,
    own: standIns,
    sees: `${withAuthors} ${review} verify-benefit propose-award release-stage lock-run compute-run release-run record-run-results`,
  },
  cashier: {
    may: `${everyone} get-award ${obligations} ${runs} get-run-file release-run record-run-results get-pay-details`,
    own: standIns,
    sees: `${awardSteps} release-stage ${but(runSteps, "release-run", "record-run-results")}`,
  },
  auditor: {
    may: `${everyone} ${draftsSeen} ${cases} ${awards} list-open-awards ${budgets} ${obligations} ${runs} get-run-file ${imports} ${exports} list-people get-person list-members get-member get-delegation`,
    own: "",
    sees: `${withAuthors} ${review} verify-benefit propose-award release-stage ${awardSteps} ${runSteps} continue-import discard-import`,
  },
  admin: {
    may: `${everyone} ${drafting} ${cases} create-person list-people get-person change-person list-members get-member put-member change-enterprise get-delegation end-delegation`,
    own: "",
    sees: `${withAuthors} ${review} verify-benefit`,
  },
  alliance: { may: everyone, own: standIns },
};

export const listed = (names = ""): string[] =>
  names
    .split(" ")
    .filter((name) => name !== "")
    .sort();

/** Who never does what, as a natural person, although they have the role. */
export const separations: { [operation: string]: string } = {
  "change-person": "self",
  "put-member": "holder",
  "publish-policy": "policy-author",
  "review-suggestion": "author mentor",
  "confirm-implementation": "author mentor",
  "verify-benefit": "author mentor reviewer",
  "propose-award": "author mentor",
  "approve-award": "author mentor maker approver",
  "decline-award": "author mentor maker",
  "release-stage": "author mentor",
  "cancel-award": "author mentor",
  "reverse-award": "author mentor",
  "continue-import": "maker",
  "approve-run": "maker",
  "release-run": "maker approver",
  "record-run-results": "maker approver",
};
