// POST /v1/runs/{run}/approval: someone who did not make the run approves it, after everything in it has been held against everything else.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { addUp } from "../../domain/runs/manifest.ts";
import { approveRun, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { checkWhole } from "./check-whole.ts";
import { loadRun } from "./load-run.ts";

// Whoever is paid in a run may approve it: each amount was approved by others, the manifest fixes it, and in a small firm
// everyone is paid now and then. How much of it is the approver's own stands in the journal.
const access: Access = {
  to: ["approver"],
  seenBy: ["hr", "finance", "cashier", "auditor"],
  apart: ["maker"],
  from: ["computed"],
};

export const handler = serveWrite({ id: "approve-run", access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const payments = await checkWhole(asked.tenant, run);
  if (!payments.ok) return payments;
  const outcome = approveRun(run, { ...may.value, person: asked.caller.person }, writeMoment(asked.now));
  if (!outcome.ok) return outcome;
  const own = payments.value.filter(({ body }) => body.person === asked.caller.person);
  const note = { approverIsPaid: addUp(own.map(({ body }) => body.amountFen)) };
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: outcome.value.run });
  return accept({ write: { changes: outcome.value.changes, note }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "approve-run",
  method: "POST",
  path: "/v1/runs/{run}/approval",
  capability: "money",
  access,
  summary: { zh: "批准批次", en: "Approve a run" },
  description: {
    zh: "由制单人以外的审批人批准。批准前逐笔核对清单、付款、台账与应发，有一笔不符即停止并指出。审批人本人可以在批次中领款（金额已由他人核定），其金额记入台账。",
    en: "By an approver who did not make it. Manifest, payments, journal and obligations are compared line by line first; one that does not agree stops the run and is named. The approver may be paid in it, since others have approved the amount; how much that is stands in the journal.",
  },
  answer: { type: "application/json", schema: runShape, means: { zh: "已批准的批次", en: "The approved run" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
