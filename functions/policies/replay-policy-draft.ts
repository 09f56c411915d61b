// POST /v1/policy-drafts/{draft}/replay: what a draft would have paid for the awards of a span, against what was paid. It reads, and changes nothing.
import type { Access } from "../../domain/access/access.ts";
import { type CompiledScheme, compilePolicy } from "../../domain/calculation/compile.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { accept, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { approvedOn, caseOfAward, earnedThen } from "../../domain/replay/recorded.ts";
import { beginReplay } from "../../domain/replay/replay.ts";
import { daysBetween } from "../../domain/values/moment.ts";
import { readShape } from "../../domain/values/shape.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte, readJsonBody } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { type ReplaySpan, replayedShape, replaySpanShape } from "../shapes/replay.ts";
import { load } from "../store/load.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { sha256Hex } from "../store/sha256.ts";
import { recordedAwards } from "./recorded-awards.ts";

/** Whoever may see what each person was awarded; who only drafts policies may not. */
const access: Access = { to: ["hr", "approver", "finance", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const { tenant, event, ids } = asked;
  const draft = await load<Draft>(tenant, "draft", ids.draft ?? "");
  if (!draft) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const body = readJsonBody(event, oneMebibyte);
  if (!body.ok) return body;
  const span = readShape(replaySpanShape, body.value);
  if (!span.ok) return span;
  const refusals = refuseSpan(span.value);
  if (refusals.length > 0) return refuseAll(refusals);
  const compiled = compilePolicy(draft.body.document, sha256Hex);
  if (!compiled.ok) return compiled;
  const replay = beginReplay(compiled.value, "recorded");
  let awards = 0;
  for await (const { award, of } of recordedAwards(tenant)) {
    awards++;
    const day = approvedOn(award.body);
    if (award.body.policy.id !== draft.body.policy || day === undefined || !isWithin(day, span.value)) continue;
    const earned = earnedThen(award.body, await schemeOf(tenant, award.body));
    replay.take(caseOfAward(award.id, award.body, of.body.department), earned);
  }
  return accept({ body: { ...span.value, awards, ...replay.report() } });
});

const daysMax = 366;

const refuseSpan = ({ from, until }: ReplaySpan): Refusal[] => {
  if (until < from) return [refuse("span-backwards", "/until", { given: until, wanted: from })];
  const days = daysBetween(from, until) + 1;
  if (days <= daysMax) return [];
  return [refuse("span-too-long", "/until", { given: String(days), wanted: String(daysMax) })];
};

const isWithin = (day: string, { from, until }: ReplaySpan): boolean => from <= day && day <= until;

/** A published version never goes away: that it is not there can only be a fault of ours. */
const schemeOf = async (tenant: string, { policy, scheme }: Award): Promise<CompiledScheme> => {
  const loaded = await loadPublishedPolicy(tenant, { id: policy.id, version: policy.version });
  const compiled = loaded.ok ? loaded.value.policy.schemes.get(scheme) : undefined;
  if (!compiled) throw new Error(`The rule ${policy.id}@${policy.version}/${scheme} of an award is gone.`);
  return compiled;
};

export const operation: Operation = {
  id: "replay-policy-draft",
  method: "POST",
  path: "/v1/policy-drafts/{draft}/replay",
  capability: "read",
  access,
  summary: { zh: "用草案回算已核定的奖励", en: "Replay a draft over recorded awards" },
  description: {
    zh: "把 from 至 until（批准日，中国日期，含两端，最多 366 天）之间批准、且按同一制度核定的奖励，用草案重新计算，与当时核定的金额比较：总额，按方案、档次、部门、人员（编号）分列，谁多得谁少得，变化最大的核定，以及刚过档次界限与略低于界限的各有多少。本年已核定、此前已核定均按当时记录。草案不能计算的（如新增了事实）在 refused 中另行计数并说明原因。awards 是读过的核定数，read 是其中符合条件的。不写入任何内容，因此不需要 Idempotency-Key。",
    en: "Calculates anew, by the draft, what was approved from `from` until `until` (days in China, both included, at most 366) under the same policy, and holds it against what was awarded: in all, by scheme, tier, department and person (by id), who would have got more and who less, the awards that change most, and how many measures lie just above an edge against just below it. What was paid before, and this year, is taken as recorded. What the draft cannot calculate, such as where it asks for a new fact, is counted apart in `refused` with the reason. `awards` is how many awards were read, `read` how many of them the draft was tried on. It writes nothing, and so takes no Idempotency-Key.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: replaySpanShape },
  answer: { type: "application/json", schema: replayedShape, means: { zh: "回算结果", en: "What the replay found" } },
  refusals: [400, 401, 403, 404, 413, 415, 422, 503],
  examples: [],
  handler,
};
