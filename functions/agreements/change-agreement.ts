// PATCH /v1/agreements/{agreement}: HR changes what is not in force yet, and everyone in it is asked to sign again.
import type { Access } from "../../domain/access/access.ts";
import { changeAgreement } from "../../domain/agreements/write.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, changedAgreementShape, serviceIn } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, loadAgreementsOf, loadPeople, openAgreement } from "./open-agreement.ts";

const access: Access = { to: ["hr"], seenBy: agreementSeenBy, apart: ["self"], from: ["drafted"] };

const rules = { id: "change-agreement", access, body: changedAgreementShape, ifMatch: true };

export const handler = serveWrite(rules, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, deed, acting } = opened.value;
  const { apprentices = [], mentor, participant } = asked.body;
  const named = [...apprentices, mentor, participant].filter((id) => typeof id === "string");
  // Nor does anybody write themself into one.
  const may = await asked.may({ relations: { self: named } });
  if (!may.ok) return may;
  const { body } = agreement;
  const [people, others] = await Promise.all([
    loadPeople(asked.tenant, [...opened.value.people.keys(), ...named]),
    loadAgreementsOf(asked.tenant, body.form === "programme" ? (participant ?? body.participant) : undefined),
  ]);
  const change = changeAgreement(agreement, asked.body, { serviceOf: serviceIn(people), others }, deed);
  return change.ok ? accept(decided(asked, change.value, { acting, people })) : change;
});

export const operation: Operation = {
  id: "change-agreement",
  method: "PATCH",
  path: "/v1/agreements/{agreement}",
  capability: "people",
  access,
  summary: { zh: "修改协议草案", en: "Change a draft agreement" },
  description: {
    zh: "人力资源在生效前修改所列内容，未列的不变；mentor 写 null 则取消培养计划的师傅。已有的签名作废，每个人须重新签署。",
    en: "HR changes the fields that are named before it is in force, and leaves the others; null as `mentor` takes the mentor of a programme away. Signatures that were given are void: everyone signs again.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: changedAgreementShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "修改后的草案", en: "The draft" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
