// POST /v1/agreements: HR drafts an agreement of a mentor with apprentices, or someone's years in a programme.
import type { Access } from "../../domain/access/access.ts";
import { draftAgreement, type Terms } from "../../domain/agreements/write.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, newAgreementShape, serviceIn } from "../shapes/agreements.ts";
import { newId } from "../store/ids.ts";
import { decided, deedOf, loadAgreementsOf, loadPeople } from "./open-agreement.ts";

/** What earns an allowance is not for oneself to write. */
const access: Access = { to: ["hr"], apart: ["self"] };

export const handler = serveWrite({ id: "create-agreement", access, body: newAgreementShape }, async (asked) => {
  const named = peopleOf(asked.body);
  const may = await asked.may({ relations: { self: named } });
  if (!may.ok) return may;
  const participant = asked.body.form === "programme" ? asked.body.participant : undefined;
  const [people, others] = await Promise.all([
    loadPeople(asked.tenant, named),
    loadAgreementsOf(asked.tenant, participant),
  ]);
  const id = newId(asked.now);
  const change = draftAgreement(id, asked.body, { serviceOf: serviceIn(people), others }, deedOf(asked, may.value));
  if (!change.ok) return change;
  return accept({ ...decided(asked, change.value, { acting: may.value, people }), created: `/v1/agreements/${id}` });
});

const peopleOf = (terms: Terms): string[] => {
  const learners = terms.form === "mentoring" ? terms.apprentices : [terms.participant];
  return terms.mentor === undefined ? learners : [terms.mentor, ...learners];
};

export const operation: Operation = {
  id: "create-agreement",
  method: "POST",
  path: "/v1/agreements",
  capability: "people",
  access,
  summary: { zh: "拟定协议", en: "Draft an agreement" },
  description: {
    zh: "人力资源拟定协议。form 为 mentoring（师带徒）：一名师傅，1 至 10 名徒弟，from 至 until；为 programme（培养计划，如未来匠星）：一名培养对象，自 from 起 years 年（默认 3），连续 outAfter 年（默认 2）年度考核为一般或不合格即退出，可写明师傅。协议中的每个人各自签署，全部签署之日起、且不早于 from 生效。同一人同时在同一培养计划中只有一份。自己在其中的协议由同事拟定。",
    en: "HR drafts it. `form` mentoring: a mentor, 1 to 10 apprentices, `from` and `until`. `form` programme: a participant, for `years` (3 unless said otherwise) from `from` on; after `outAfter` years in a row (2 unless said otherwise) that were assessed as mediocre or failed they are out; a mentor may be named; nobody is in the same programme twice at a time. Everyone in it signs for themself, and it holds once all have, not before `from`. Nobody drafts one that they are in.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newAgreementShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "协议草案", en: "The draft" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
