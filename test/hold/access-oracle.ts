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

/** What there is of every kind of case, and what there is where it earns money. */
const kinds = ["suggestion", "project", "nomination", "failure", "objection"];
const earning = ["suggestion", "project", "nomination", "failure"];
const each = (names: readonly string[], operations: (kind: string) => string): string =>
  names.map(operations).join(" ");
const cases = `list-cases ${each(kinds, (kind) => `list-${kind}s get-${kind} get-${kind}-form list-similar-${kind}s`)}`;
const created = each(kinds, (kind) => `create-${kind}`);
/** Whoever objects is alone, and has no weights to agree to. */
const shared = kinds.filter((kind) => kind !== "objection");
const withAuthors = `${each(shared, (kind) => `agree-to-${kind}`)} ${each(kinds, (kind) => `change-${kind} submit-${kind} withdraw-${kind}`)}`;
const proposals = each(earning, (kind) => `propose-${kind}-award`);
const awards = `${each(earning, (kind) => `list-${kind}-awards`)} get-award`;
const budgets = "list-budgets get-budget";
const obligations = "list-obligations get-obligation";
const allowances = "list-allowance-months get-allowance-month get-allowance list-person-allowances";
const runs = "list-runs get-run list-run-exceptions list-run-payments get-payment";
const imports = "list-imports get-import";
const exports = "create-export list-exports get-export get-export-file";
const statistics = "get-statistics get-statistics-file";
const alliances = "list-alliances get-alliance get-alliance-statistics";
const allianceSteps = "create-alliance renew-invitation join-alliance leave-alliance";
const standIns = "create-delegation get-delegation end-delegation";

const agreementWrites =
  "change-agreement sign-agreement assess-agreement correct-assessment end-agreement withdraw-agreement";
const agreements = "list-agreements get-agreement";

const review = "review-suggestion confirm-implementation review-nomination review-failure review-project rate-effect";
const verification = "verify-benefit value-nomination estimate-benefit estimate-value verify-value";
const closing = "confirm-nomination close-failure seat-suggestion-jury seat-jury";
const marking = "give-suggestion-marks give-marks";
const markingAgain = "reopen-suggestion-marking reopen-marking record-vote fix-rate fail-project";
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
    may: `${everyone} list-lessons ${created} get-my list-my-cases list-my-payments list-my-allowances list-my-agreements`,
    own: `${cases} get-my-case ${withAuthors} get-person get-pay-details put-pay-details get-obligation get-allowance get-payment get-delegation end-delegation get-agreement sign-agreement`,
  },
  reviewer: {
    may: `answer-objection ${markingAgain} ${everyone} list-lessons ${statistics} ${cases} ${review} ${awards} release-stage ${agreements} assess-agreement correct-assessment`,
    own: standIns,
    sees: `${marking} ${withAuthors} ${closing} ${verification} ${proposals} ${awardSteps} ${but(agreementWrites, "assess-agreement", "correct-assessment")}`,
  },
  juror: { may: everyone, own: `${marking} ${cases} ${standIns}` },
  finance: {
    may: `${everyone} list-lessons ${statistics} replay-policy-draft ${cases} ${verification} ${awards} ${budgets} create-budget change-budget sweep-budget ${obligations} ${allowances} ${runs} ${imports} continue-import discard-import ${agreements}`,
    own: standIns,
    sees: `answer-objection ${markingAgain} ${marking} compute-allowance-month ${withAuthors} ${closing} ${review} ${proposals} release-stage ${awardSteps} ${runSteps} get-run-file ${agreementWrites}`,
  },
  hr: {
    may: `answer-objection ${markingAgain} ${everyone} list-lessons ${statistics} ${alliances} contribute-statistics get-contribution ${drafting} replay-policy-draft ${cases} ${awards} list-open-awards ${proposals} ${closing} release-stage ${budgets} sweep-budget ${obligations} ${allowances} ${runs} create-allowance-month compute-allowance-month get-run-file create-run lock-run compute-run close-run discard-run ${imports} create-import continue-import discard-import ${exports} create-person list-people get-person change-person get-pay-details put-pay-details ${agreements} create-agreement change-agreement assess-agreement correct-assessment end-agreement withdraw-agreement list-expiring-attributes`,
    own: standIns,
    sees: `${marking} ${withAuthors} ${review} ${verification} ${awardSteps} approve-run release-run record-run-results sign-agreement`,
  },
  approver: {
    may: `answer-objection ${everyone} list-lessons ${statistics} ${draftsSeen} replay-policy-draft publish-policy ${cases} ${awards} list-open-awards ${awardSteps} ${budgets} get-obligation ${allowances} ${runs} get-run-file approve-run close-run discard-run`,
    own: standIns,
    sees: `${markingAgain} ${marking} compute-allowance-month ${withAuthors} ${closing} ${review} ${verification} ${proposals} release-stage lock-run compute-run release-run record-run-results`,
  },
  cashier: {
    may: `${everyone} get-award ${obligations} list-allowance-months get-allowance-month get-allowance ${runs} get-run-file release-run record-run-results get-pay-details`,
    own: standIns,
    sees: `compute-allowance-month ${awardSteps} release-stage ${but(runSteps, "release-run", "record-run-results")}`,
  },
  auditor: {
    may: `${everyone} list-lessons ${statistics} ${alliances} get-contribution ${draftsSeen} replay-policy-draft ${cases} ${awards} list-open-awards ${budgets} ${obligations} ${allowances} ${runs} get-run-file ${imports} ${exports} list-people get-person list-members get-member get-delegation ${agreements} list-expiring-attributes`,
    own: "",
    sees: `answer-objection ${markingAgain} ${marking} compute-allowance-month ${withAuthors} ${closing} ${review} ${verification} ${proposals} release-stage ${awardSteps} ${runSteps} continue-import discard-import ${agreementWrites}`,
  },
  admin: {
    may: `${everyone} list-lessons ${statistics} ${alliances} ${allianceSteps} get-contribution ${drafting} ${cases} create-person list-people get-person change-person list-members get-member put-member change-enterprise get-delegation end-delegation ${agreements} list-expiring-attributes`,
    own: "",
    sees: `answer-objection ${markingAgain} ${marking} ${withAuthors} ${closing} ${review} ${verification} ${agreementWrites}`,
  },
  alliance: { may: `${everyone} ${alliances}`, own: standIns },
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
  "create-agreement": "self",
  "change-agreement": "self",
  "assess-agreement": "self mentor",
  "correct-assessment": "self mentor decider",
  "end-agreement": "self",
  "withdraw-agreement": "self",
  "publish-policy": "policy-author",
  "review-suggestion": "author mentor decider",
  "confirm-implementation": "author mentor",
  "verify-benefit": "author mentor reviewer",
  "estimate-benefit": "author mentor reviewer",
  "rate-effect": "author mentor reviewer",
  "seat-suggestion-jury": "author mentor",
  "reopen-suggestion-marking": "author mentor juror",
  "review-project": "author mentor decider",
  "seat-jury": "author mentor",
  "reopen-marking": "author mentor juror",
  "record-vote": "author mentor",
  "fix-rate": "author mentor juror",
  "estimate-value": "author mentor",
  "verify-value": "author mentor reviewer",
  "fail-project": "author mentor",
  "propose-project-award": "author mentor",
  "answer-objection": "author mentor self decider",
  "review-nomination": "author mentor proposer decider",
  "value-nomination": "author mentor proposer reviewer",
  "confirm-nomination": "author proposer",
  "review-failure": "author mentor decider",
  "close-failure": "author mentor",
  "propose-suggestion-award": "author mentor",
  "propose-nomination-award": "author mentor",
  "propose-failure-award": "author mentor",
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
