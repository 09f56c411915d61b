// The one table of operations: gateway routes, local routes, bundles and the OpenAPI document are made from it. No handler imports it.

import { operation as assessAgreement } from "./agreements/assess-agreement.ts";
import { operation as changeAgreement } from "./agreements/change-agreement.ts";
import { operation as correctAssessment } from "./agreements/correct-assessment.ts";
import { operation as createAgreement } from "./agreements/create-agreement.ts";
import { operation as endAgreement } from "./agreements/end-agreement.ts";
import { operation as getAgreement } from "./agreements/get-agreement.ts";
import { operation as listAgreements } from "./agreements/list-agreements.ts";
import { operation as signAgreement } from "./agreements/sign-agreement.ts";
import { operation as withdrawAgreement } from "./agreements/withdraw-agreement.ts";
import { operation as contributeStatistics } from "./alliances/contribute-statistics.ts";
import { operation as createAlliance } from "./alliances/create-alliance.ts";
import { operation as getAlliance } from "./alliances/get-alliance.ts";
import { operation as getAllianceStatistics } from "./alliances/get-alliance-statistics.ts";
import { operation as getContribution } from "./alliances/get-contribution.ts";
import { operation as joinAlliance } from "./alliances/join-alliance.ts";
import { operation as leaveAlliance } from "./alliances/leave-alliance.ts";
import { operation as listAlliances } from "./alliances/list-alliances.ts";
import { operation as renewInvitation } from "./alliances/renew-invitation.ts";
import { operation as computeAllowanceMonth } from "./allowances/compute-allowance-month.ts";
import { operation as createAllowanceMonth } from "./allowances/create-allowance-month.ts";
import { operation as getAllowance } from "./allowances/get-allowance.ts";
import { operation as getAllowanceMonth } from "./allowances/get-allowance-month.ts";
import { operation as listAllowanceMonths } from "./allowances/list-allowance-months.ts";
import { operation as listPersonAllowances } from "./allowances/list-person-allowances.ts";
import { operation as approveAward } from "./awards/approve-award.ts";
import { operation as cancelAward } from "./awards/cancel-award.ts";
import { operation as declineAward } from "./awards/decline-award.ts";
import { operation as getAward } from "./awards/get-award.ts";
import { awardLists } from "./awards/list-awards.ts";
import { operation as listOpenAwards } from "./awards/list-open-awards.ts";
import { awardProposals } from "./awards/propose-awards.ts";
import { operation as releaseStage } from "./awards/release-stage.ts";
import { operation as reverseAward } from "./awards/reverse-award.ts";
import { operation as changeBudget } from "./budgets/change-budget.ts";
import { operation as createBudget } from "./budgets/create-budget.ts";
import { operation as getBudget } from "./budgets/get-budget.ts";
import { operation as listBudgets } from "./budgets/list-budgets.ts";
import { operation as sweepBudget } from "./budgets/sweep-budget.ts";
import { operation as calculate } from "./calculations/calculate.ts";
import { operation as calculateBatch } from "./calculations/calculate-batch.ts";
import { operation as listLessons } from "./cases/list-lessons.ts";
import { caseReads } from "./cases/read-cases.ts";
import { caseWrites } from "./cases/write-cases.ts";
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
import { operation as listMyAgreements } from "./my/list-my-agreements.ts";
import { operation as listMyAllowances } from "./my/list-my-allowances.ts";
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
import { operation as listExpiringAttributes } from "./people/list-expiring-attributes.ts";
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
import { operation as replayPolicyDraft } from "./policies/replay-policy-draft.ts";
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
import { operation as getStatistics } from "./statistics/get-statistics.ts";
import { operation as getStatisticsFile } from "./statistics/get-statistics-file.ts";

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
  replayPolicyDraft,
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
  listExpiringAttributes,
  createAgreement,
  listAgreements,
  getAgreement,
  changeAgreement,
  signAgreement,
  assessAgreement,
  correctAssessment,
  endAgreement,
  withdrawAgreement,
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
  ...caseWrites,
  ...caseReads,
  listLessons,
  createBudget,
  listBudgets,
  getBudget,
  changeBudget,
  sweepBudget,
  ...awardProposals,
  ...awardLists,
  listOpenAwards,
  getAward,
  approveAward,
  declineAward,
  releaseStage,
  cancelAward,
  reverseAward,
  createAllowanceMonth,
  listAllowanceMonths,
  getAllowanceMonth,
  computeAllowanceMonth,
  getAllowance,
  listPersonAllowances,
  listObligations,
  getObligation,
  getMy,
  listMyCases,
  getMyCase,
  listMyPayments,
  listMyAllowances,
  listMyAgreements,
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
  getStatistics,
  getStatisticsFile,
  createAlliance,
  listAlliances,
  getAlliance,
  renewInvitation,
  joinAlliance,
  leaveAlliance,
  contributeStatistics,
  getContribution,
  getAllianceStatistics,
  openapi,
  docs,
  health,
  ready,
];
