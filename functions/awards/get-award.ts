// GET /v1/awards/{award}: an award explained: every step in words, by which clause, from which facts, and who decided.
import type { Access } from "../../domain/access/access.ts";
import { sayInStage, toldSteps } from "../../domain/awards/told-steps.ts";
import type { TraceStep } from "../../domain/calculation/describe.ts";
import { sayStep } from "../../domain/calculation/says.ts";
import type { Scheme } from "../../domain/policy/policy.ts";
import type { Award } from "../../domain/records/awards.ts";
import { accept } from "../../domain/refusals.ts";
import { loadSimilar } from "../cases/find-similar.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { someSimilar } from "../shapes/similar.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { awardSubject, loadAward } from "./load-award.ts";

const access: Access = { to: ["hr", "approver", "finance", "reviewer", "cashier", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const found = await loadAward(asked.tenant, asked.ids.award ?? "");
  if (!found) return unknownId();
  const may = await asked.may(awardSubject(found));
  if (!may.ok) return may;
  const { award } = found;
  const shown = { ...showAward(award), ...someSimilar(await loadSimilar(asked, found.of)) };
  const { body, version } = award;
  const { rule, trace } = await tellSteps(asked.tenant, body);
  const says = sayInStage(body, rule);
  const answer = { ...paidIn(body), trace };
  return accept({ body: { ...shown, answer, ...(says && { inStageSays: says }) }, version });
});

/** The steps are kept as codes and numbers; the version that they were made by still has the words. */
const tellSteps = async (tenant: string, award: Award): Promise<{ rule: Scheme | undefined; trace: TraceStep[] }> => {
  const { policy, answer } = award;
  const loaded = await loadPublishedPolicy(tenant, { id: policy.id, version: policy.version });
  const rule = loaded.ok ? loaded.value.policy.schemes.get(answer.scheme)?.rule : undefined;
  const steps = toldSteps(award);
  const said = rule ? steps.map((step) => ({ ...step, says: sayStep(step, rule, answer.currency) })) : steps;
  return { rule, trace: said };
};

/** In the stages in which it is really paid. */
const paidIn = ({ answer, inStage }: Award) =>
  inStage === undefined
    ? answer
    : {
        ...answer,
        shares: (answer.shares ?? []).map((share) => ({ ...share, stages: [{ id: inStage, amount: share.total }] })),
      };

export const operation: Operation = {
  id: "get-award",
  method: "GET",
  path: "/v1/awards/{award}",
  capability: "read",
  access,
  summary: { zh: "核定及其说明", en: "An award, explained" },
  description: {
    zh: "金额、制度版本与摘要、每个事实的来源、逐步的文字说明、提出与审批人；所属建议疑似重复的其他建议见 similar。",
    en: "The amounts, the policy's version and digest, where each fact came from, every step in words, who proposed and who approved; in `similar` the likely duplicates of its case.",
  },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
