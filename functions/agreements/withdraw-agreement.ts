// POST /v1/agreements/{agreement}/withdrawal: HR takes a draft back that not all have signed.
import type { Access } from "../../domain/access/access.ts";
import { withdrawAgreement } from "../../domain/agreements/write.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, agreementWithdrawalShape } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, openAgreement } from "./open-agreement.ts";

const access: Access = { to: ["hr"], seenBy: agreementSeenBy, apart: ["self"], from: ["drafted"] };

const rules = { id: "withdraw-agreement", access, body: agreementWithdrawalShape };

export const handler = serveWrite(rules, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, deed } = opened.value;
  return accept(decided(asked, withdrawAgreement(agreement, asked.body.reasons, deed), opened.value));
});

export const operation: Operation = {
  id: "withdraw-agreement",
  method: "POST",
  path: "/v1/agreements/{agreement}/withdrawal",
  capability: "people",
  access,
  summary: { zh: "撤回协议草案", en: "Withdraw a draft agreement" },
  description: {
    zh: "人力资源撤回尚未全部签署的协议，须写理由。",
    en: "HR takes back what not all have signed yet, and says why.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: agreementWithdrawalShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "已撤回的草案", en: "The agreement" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
