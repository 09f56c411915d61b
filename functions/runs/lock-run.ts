// POST /v1/runs/{run}/lock: freezes everything that is due into a manifest, named by its own digest.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { lockRun, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { loadRun } from "./load-run.ts";
import { monthsUpTo, writeManifest } from "./manifest-file.ts";

const access: Access = { to: ["hr"], seenBy: ["finance", "approver", "cashier", "auditor"], from: ["draft"] };

export const handler = serveWrite({ id: "lock-run", access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const months = monthsUpTo(asked.caller.enterprise.body.since, run.body.month, asked.now);
  const manifest = await writeManifest(asked.tenant, months);
  if (!manifest.ok) return manifest;
  const by = { ...may.value, person: asked.caller.person };
  const outcome = lockRun(run, manifest.value, by, writeMoment(asked.now));
  if (!outcome.ok) return outcome;
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: outcome.value.run });
  return accept({ write: { changes: outcome.value.changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "lock-run",
  method: "POST",
  path: "/v1/runs/{run}/lock",
  capability: "money",
  access,
  summary: { zh: "锁定应发清单", en: "Lock the manifest" },
  description: {
    zh: "把截至本月的全部应发款项（含以前月份未发的）冻结成清单，以内容摘要命名：同样的应发得到同样的文件。",
    en: "Freezes all that is due up to the run's month, earlier months included, into a manifest named by its digest: the same obligations give the same file.",
  },
  answer: { type: "application/json", schema: runShape, means: { zh: "已锁定的批次", en: "The locked run" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
