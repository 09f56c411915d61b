// POST /v1/policy-drafts/{draft}/replay: what a draft would have paid for the awards of a span, against what was paid. It reads, and changes nothing.
import type { Access } from "../../domain/access/access.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { accept, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { replayAwards } from "../../domain/replay/award-by-award.ts";
import { beginReplay } from "../../domain/replay/replay.ts";
import { daysBetween } from "../../domain/values/moment.ts";
import { readShape } from "../../domain/values/shape.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte, readJsonBody } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { type ReplaySpan, replayedShape, replaySpanShape } from "../shapes/replay.ts";
import { load } from "../store/load.ts";
import { sha256Hex } from "../store/sha256.ts";
import { awardsInOrder, findAwards } from "./awards-in-order.ts";

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
  const take = replayAwards(compiled.value, replay);
  const found = await findAwards(tenant, { policy: compiled.value, span: span.value });
  for await (const award of awardsInOrder(tenant, found, compiled.value)) take(award);
  return accept({ body: { ...span.value, awards: found.looked, ...replay.report() } });
});

const daysMax = 366;

const refuseSpan = ({ from, until }: ReplaySpan): Refusal[] => {
  if (until < from) return [refuse("span-backwards", "/until", { given: until, wanted: from })];
  const days = daysBetween(from, until) + 1;
  if (days <= daysMax) return [];
  return [refuse("span-too-long", "/until", { given: String(days), wanted: String(daysMax) })];
};

export const operation: Operation = {
  id: "replay-policy-draft",
  method: "POST",
  path: "/v1/policy-drafts/{draft}/replay",
  capability: "read",
  access,
  summary: { zh: "用草案回算已核定的奖励", en: "Replay a draft over recorded awards" },
  description: {
    zh: "把 from 至 until（批准日，中国日期，含两端，最多 366 天）之间批准、且按同一制度核定的奖励，用草案重新计算，按事项与当时核定的金额比较：总额，按方案、档次、部门、人员（编号）分列，谁多得谁少得，变化最大的事项，以及刚过档次界限与略低于界限的各有多少。按批准的先后逐笔计算：此前已核定、本年已核定，以草案自己在这段时间给出的为准；这段时间以前的，以及当时撤销、追回的，按记录。当时没有记录本年已核定的，从个人年度（含启用时导入的余额）减去这段时间以来核定的得出。预奖之后补差，草案也只补差额，给出的不收回；项目按实际结算时，草案的最后阶段同样重新计算。草案不能计算的（如新增了事实）在 refused 中按事项另行计数并说明原因，其金额按当时核定的计入本年。awards 是读过的核定数，read 是其中符合条件的事项数。不写入任何内容，因此不需要 Idempotency-Key。",
    en: "Calculates anew, by the draft, what was approved from `from` until `until` (days in China, both included, at most 366) under the same policy, and holds it, case by case, against what was awarded: in all, by scheme, tier, department and person (by id), who would have got more and who less, the cases that change most, and how many measures lie just above an edge against just below it. It goes from award to award in the order of their approval: what was paid before, and this year, is what the draft itself has given within the span; what lies before the span, and what was cancelled or taken back, is as recorded. Where no sum of the year was recorded with an award, it starts from the person's year (with balances that were imported at the start) less what was awarded since the span began. After an award in advance the draft, too, pays only the difference, and takes nothing back; where a project is settled by its real value, the draft's last stage is paid anew as well. Cases that the draft cannot calculate, such as where it asks for a new fact, are counted apart in `refused` with the reason; their awards count for the year as they were recorded. `awards` is how many awards were read, `read` how many cases among them the draft was tried on. It writes nothing, and so takes no Idempotency-Key.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: replaySpanShape },
  answer: { type: "application/json", schema: replayedShape, means: { zh: "回算结果", en: "What the replay found" } },
  refusals: [400, 401, 403, 404, 413, 415, 422, 503],
  examples: [],
  handler,
};
