// GET /v1/my/agreements: the agreements that one is in, the newest first, and whether they wait for one's signature.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { notSigned, type Part, partsOf, peopleIn } from "../../domain/agreements/terms.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import { loadPeople } from "../agreements/open-agreement.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myAgreementShape, showAgreement } from "../shapes/agreements.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["employee"] };

/** A page for a phone. */
const byDefault = "20";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const { tenant, today } = asked;
  const { limit = byDefault, ...query } = asked.query;
  const me = asked.caller.person;
  const show = async (links: Parameters<typeof loadMany>[1]) => {
    const agreements = await loadMany<Agreement, AgreementSecret>(tenant, links);
    const people = await loadPeople(
      tenant,
      agreements.flatMap(({ body }) => peopleIn(body)),
    );
    return agreements.map((agreement) => ({
      ...showAgreement(agreement, people, today),
      as: partsOf(agreement.body).get(me) as Part,
      waitsForMe: agreement.body.state === "drafted" && notSigned(agreement.body).includes(me),
    }));
  };
  return answerPage({ ...asked, query: { ...query, limit } }, `of/${me}/agreements`, show, true);
});

export const operation: Operation = {
  id: "list-my-agreements",
  method: "GET",
  path: "/v1/my/agreements",
  capability: "read",
  access,
  summary: { zh: "我的协议", en: "My agreements" },
  description: {
    zh: "本人所在的师带徒协议和培养计划，新的在前，默认每页 20 份：本人的身份（as）、目标、考核及理由、生效到哪一天；waitsForMe 为等待本人签署，签署时写明 terms。",
    en: "The mentorings and programmes one is in, newest first, 20 a page unless said otherwise: as what (`as`), the goals, the assessments with their reasons, and until when they hold; `waitsForMe` says that one's signature is missing, for the `terms` that are shown.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(myAgreementShape), next: z.optional(z.string()) }),
    means: { zh: "一页协议", en: "A page of agreements" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
