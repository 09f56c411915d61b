// GET /v1/agreements/{agreement}: one agreement, with who has signed it, how it was assessed and how long it holds.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { agreementShape, showAgreement } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { openAgreement } from "./open-agreement.ts";

const access: Access = { to: agreementSeenBy };

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, people } = opened.value;
  return accept({ body: showAgreement(agreement, people, asked.today), version: agreement.version });
});

export const operation: Operation = {
  id: "get-agreement",
  method: "GET",
  path: "/v1/agreements/{agreement}",
  capability: "read",
  access,
  summary: { zh: "一份协议", en: "One agreement" },
  description: {
    zh: "人力资源、评审人、财务、审计和管理员可见，员工可见本人所在的。state 为今天的状态；inForce 为生效的第一天和最后一天：期满、离职、考核退出、提前终止中最早的一天，为何结束见 why，无须人工办理；turn 写明自何时起轮到谁签署或考核。",
    en: "For HR, reviewers, finance, auditors and admins, and for whoever is in it. `state` is that of today. `inForce` has the first and the last day: the earliest of running out, leaving, being assessed out and being ended; `why` says which, and nobody has to see to it. `turn` says who has to sign or assess, and since when.",
  },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "协议", en: "The agreement" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
