// POST /v1/runs/{run}/discard: gives a run up before its file goes out; everything that it holds is due again.
import type { Access } from "../../domain/access/access.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Run } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { beginDiscard, endDiscard, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { discardShape, runShape, showRun } from "../shapes/runs.ts";
import { begin } from "./begin.ts";
import { loadOpenRun, loadRun } from "./load-run.ts";
import { giveBackChunks, untilTimeIsUp } from "./phases.ts";
import { notYet } from "./progress.ts";

const access: Access = {
  to: ["hr", "approver"],
  seenBy: ["finance", "cashier", "auditor"],
  from: ["draft", "locked", "computed", "approved", "discarding"],
};

export const handler = serveWrite({ id: "discard-run", access, body: discardShape }, async (asked) => {
  const found = await loadRun(asked.tenant, asked.ids.run);
  if (!found) return unknownId();
  const may = await asked.may(runSubject(found.body));
  if (!may.ok) return may;
  const actor = actorOf(asked, "discard-run", may.value);
  const by = { ...may.value, person: asked.caller.person };
  if (!found.body.discarding) {
    // From here on nothing else can begin with the run, whoever is at work on it.
    const { changes } = beginDiscard(found, asked.body.reasons, by, writeMoment(asked.now));
    const told = await begin(asked, actor, found.id, changes);
    if (told) return told;
  }
  const run = (await loadRun(asked.tenant, found.id)) as Loaded<Run>;
  const reasons = run.body.discarding?.reasons ?? asked.body.reasons;
  if (run.body.manifest) {
    const driven = await giveBackChunks({ actor, run, hasTime: untilTimeIsUp(asked.now) }, reasons);
    if (!driven.ok) return driven;
    if (!driven.value) return accept(await notYet(asked.tenant, run));
  }
  const open = await loadOpenRun(asked.tenant);
  if (!open) return unknownId();
  const ended = endDiscard(run, open, writeMoment(asked.now));
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: ended.run });
  return accept({ write: { changes: ended.changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "discard-run",
  method: "POST",
  path: "/v1/runs/{run}/discard",
  capability: "money",
  access,
  summary: { zh: "作废批次", en: "Discard a run" },
  description: {
    zh: "放行之前可以作废；已列入的款项分段退回应发，供下一批次使用。未完成时以 202 回答，再次调用即继续。",
    en: "Possible until it is released. What it holds becomes due again, chunk by chunk, for the next run. Answers 202 while there is more to do; call again to go on.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: discardShape },
  answer: { type: "application/json", schema: runShape, means: { zh: "已作废的批次", en: "The discarded run" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
