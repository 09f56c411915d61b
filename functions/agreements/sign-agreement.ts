// POST /v1/agreements/{agreement}/signatures: whoever is in an agreement signs it for themself; with the last signature it is in force.
import type { Access } from "../../domain/access/access.ts";
import { signAgreement } from "../../domain/agreements/write.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, signatureShape } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, loadOthers, openAgreement } from "./open-agreement.ts";

const access: Access = { to: ["employee:self"], seenBy: agreementSeenBy, from: ["drafted"] };

export const handler = serveWrite({ id: "sign-agreement", access, body: signatureShape }, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, serviceOf, deed } = opened.value;
  const others = await loadOthers(asked.tenant, agreement);
  const change = signAgreement(agreement, asked.body.terms, { serviceOf, others }, deed);
  return change.ok ? accept(decided(asked, change.value, opened.value)) : change;
});

export const operation: Operation = {
  id: "sign-agreement",
  method: "POST",
  path: "/v1/agreements/{agreement}/signatures",
  capability: "people",
  access,
  summary: { zh: "签署协议", en: "Sign an agreement" },
  description: {
    zh: "协议中的每个人各自签署；terms 写明所读的是第几稿，内容已改动时拒绝，以免签了没读过的内容。全部签署后生效。",
    en: "Everyone in it signs for themself; `terms` says which terms they have read, and where these were changed meanwhile it is refused. With the last signature it is in force.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: signatureShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "协议", en: "The agreement" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
