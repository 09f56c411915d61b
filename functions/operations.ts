// The one table of operations: gateway routes, local routes, bundles and the OpenAPI document are made from it. No handler imports it.

import { operation as approveAward } from "./awards/approve-award.ts";
import { operation as cancelAward } from "./awards/cancel-award.ts";
import { operation as declineAward } from "./awards/decline-award.ts";
import { operation as getAward } from "./awards/get-award.ts";
import { operation as listAwards } from "./awards/list-awards.ts";
import { operation as listOpenAwards } from "./awards/list-open-awards.ts";
import { operation as proposeAward } from "./awards/propose-award.ts";
import { operation as releaseStage } from "./awards/release-stage.ts";
import { operation as reverseAward } from "./awards/reverse-award.ts";
import { operation as changeBudget } from "./budgets/change-budget.ts";
import { operation as createBudget } from "./budgets/create-budget.ts";
import { operation as getBudget } from "./budgets/get-budget.ts";
import { operation as listBudgets } from "./budgets/list-budgets.ts";
import { operation as sweepBudget } from "./budgets/sweep-budget.ts";
import { operation as calculate } from "./calculations/calculate.ts";
import { operation as calculateBatch } from "./calculations/calculate-batch.ts";
import { operation as changeEnterprise } from "./enterprise/change-enterprise.ts";
import { operation as getEnterprise } from "./enterprise/get-enterprise.ts";
import { operation as continueImport } from "./files/continue-import.ts";
import { operation as createExport } from "./files/create-export.ts";
import { operation as createImport } from "./files/create-import.ts";
import { operation as discardImport } from "./files/discard-import.ts";
import { operation as getExport } from "./files/get-export.ts";
import { operation as getExportFile } from "./files/get-export-file.ts";
import { operation as getImport } from "./files/get-import.ts";
import { operation as listExports } from "./files/list-exports.ts";
import { operation as listImports } from "./files/list-imports.ts";
import type { Operation } from "./http/operation.ts";
import { operation as getMy } from "./my/get-my.ts";
import { operation as getMyCase } from "./my/get-my-case.ts";
import { operation as listMyCases } from "./my/list-my-cases.ts";
import { operation as listMyPayments } from "./my/list-my-payments.ts";
import { operation as getObligation } from "./obligations/get-obligation.ts";
import { operation as listObligations } from "./obligations/list-obligations.ts";
import { operation as changePerson } from "./people/change-person.ts";
import { operation as createDelegation } from "./people/create-delegation.ts";
import { operation as createPerson } from "./people/create-person.ts";
import { operation as endDelegation } from "./people/end-delegation.ts";
import { operation as getDelegation } from "./people/get-delegation.ts";
import { operation as getMe } from "./people/get-me.ts";
import { operation as getMember } from "./people/get-member.ts";
import { operation as getPayDetails } from "./people/get-pay-details.ts";
import { operation as getPerson } from "./people/get-person.ts";
import { operation as listDelegations } from "./people/list-delegations.ts";
import { operation as listMembers } from "./people/list-members.ts";
import { operation as listPeople } from "./people/list-people.ts";
import { operation as putMember } from "./people/put-member.ts";
import { operation as putPayDetails } from "./people/put-pay-details.ts";
import { operation as changePolicyDraft } from "./policies/change-policy-draft.ts";
import { operation as checkPolicy } from "./policies/check-policy.ts";
import { operation as createPolicyDraft } from "./policies/create-policy-draft.ts";
import { operation as discardPolicyDraft } from "./policies/discard-policy-draft.ts";
import { operation as getPolicy } from "./policies/get-policy.ts";
import { operation as getPolicyDraft } from "./policies/get-policy-draft.ts";
import { operation as getPolicyVersion } from "./policies/get-policy-version.ts";
import { operation as getPolicyVersionChanges } from "./policies/get-policy-version-changes.ts";
import { operation as listPolicies } from "./policies/list-policies.ts";
import { operation as listPolicyDrafts } from "./policies/list-policy-drafts.ts";
import { operation as publishPolicy } from "./policies/publish-policy.ts";
import { operation as recordTrailStep } from "./policies/record-trail-step.ts";
import { operation as approveRun } from "./runs/approve-run.ts";
import { operation as closeRun } from "./runs/close-run.ts";
import { operation as computeRun } from "./runs/compute-run.ts";
import { operation as createRun } from "./runs/create-run.ts";
import { operation as discardRun } from "./runs/discard-run.ts";
import { operation as getPayment } from "./runs/get-payment.ts";
import { operation as getRun } from "./runs/get-run.ts";
import { operation as getRunFile } from "./runs/get-run-file.ts";
import { operation as listRunExceptions } from "./runs/list-run-exceptions.ts";
import { operation as listRunPayments } from "./runs/list-run-payments.ts";
import { operation as listRuns } from "./runs/list-runs.ts";
import { operation as lockRun } from "./runs/lock-run.ts";
import { operation as recordRunResults } from "./runs/record-run-results.ts";
import { operation as releaseRun } from "./runs/release-run.ts";
import { operation as docs } from "./service/docs.ts";
import { operation as health } from "./service/health.ts";
import { operation as openapi } from "./service/openapi.ts";
import { operation as ready } from "./service/ready.ts";
import { operation as agreeToWeight } from "./suggestions/agree-to-weight.ts";
import { operation as changeSuggestion } from "./suggestions/change-suggestion.ts";
import { operation as confirmImplementation } from "./suggestions/confirm-implementation.ts";
import { operation as createSuggestion } from "./suggestions/create-suggestion.ts";
import { operation as getSuggestion } from "./suggestions/get-suggestion.ts";
import { operation as getSuggestionForm } from "./suggestions/get-suggestion-form.ts";
import { operation as listSimilarSuggestions } from "./suggestions/list-similar-suggestions.ts";
import { operation as listSuggestions } from "./suggestions/list-suggestions.ts";
import { operation as reviewSuggestion } from "./suggestions/review-suggestion.ts";
import { operation as submitSuggestion } from "./suggestions/submit-suggestion.ts";
import { operation as verifyBenefit } from "./suggestions/verify-benefit.ts";
import { operation as withdrawSuggestion } from "./suggestions/withdraw-suggestion.ts";

export const operations: readonly Operation[] = [
  calculate,
  calculateBatch,
  checkPolicy,
  createPolicyDraft,
  listPolicyDrafts,
  getPolicyDraft,
  changePolicyDraft,
  discardPolicyDraft,
  recordTrailStep,
  publishPolicy,
  listPolicies,
  getPolicy,
  getPolicyVersion,
  getPolicyVersionChanges,
  createPerson,
  listPeople,
  getPerson,
  changePerson,
  getPayDetails,
  putPayDetails,
  listMembers,
  getMember,
  putMember,
  createDelegation,
  listDelegations,
  getDelegation,
  endDelegation,
  getEnterprise,
  changeEnterprise,
  getMe,
  createSuggestion,
  listSuggestions,
  getSuggestion,
  changeSuggestion,
  agreeToWeight,
  getSuggestionForm,
  listSimilarSuggestions,
  submitSuggestion,
  reviewSuggestion,
  confirmImplementation,
  verifyBenefit,
  withdrawSuggestion,
  createBudget,
  listBudgets,
  getBudget,
  changeBudget,
  sweepBudget,
  proposeAward,
  listAwards,
  listOpenAwards,
  getAward,
  approveAward,
  declineAward,
  releaseStage,
  cancelAward,
  reverseAward,
  listObligations,
  getObligation,
  getMy,
  listMyCases,
  getMyCase,
  listMyPayments,
  createImport,
  listImports,
  getImport,
  continueImport,
  discardImport,
  createExport,
  listExports,
  getExport,
  getExportFile,
  createRun,
  listRuns,
  getRun,
  lockRun,
  computeRun,
  approveRun,
  releaseRun,
  getRunFile,
  recordRunResults,
  listRunExceptions,
  closeRun,
  discardRun,
  listRunPayments,
  getPayment,
  openapi,
  docs,
  health,
  ready,
];
