// GET /v1/agreements: agreements, the newest first; those of a person, in a state, or whose yearly assessment is overdue.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { overdueAssessment, stateOn } from "../../domain/agreements/end.ts";
import { peopleIn } from "../../domain/agreements/terms.ts";
import { type Agreement, type AgreementSecret, agreementStates } from "../../domain/records/agreements.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { agreementLineShape, serviceIn, showAgreementLine } from "../shapes/agreements.ts";
import { idShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";
import { agreementReaders } from "./access.ts";
import { loadPeople } from "./open-agreement.ts";

const access: Access = { to: agreementReaders };

const queryShape = z.strictObject({
  ...pageFields,
  person: z.optional(idShape),
  state: z.optional(z.enum(agreementStates)),
  due: z.optional(z.enum(["assessment"])),
});

export const handler = serveRead({ access, query: queryShape }, (asked) => {
  const { tenant, today } = asked;
  const { person, state, due } = asked.query;
  const show = async (links: Parameters<typeof loadMany>[1]) => {
    const agreements = await loadMany<Agreement, AgreementSecret>(tenant, links);
    const people = await loadPeople(
      tenant,
      agreements.flatMap(({ body }) => peopleIn(body)),
    );
    const serviceOf = serviceIn(people);
    return agreements.map((agreement) => {
      const { body } = agreement;
      const isWanted =
        (state === undefined || stateOn(body, serviceOf, today) === state) &&
        (person === undefined || peopleIn(body).includes(person)) &&
        (due === undefined || overdueAssessment(body, serviceOf, today) !== undefined);
      return isWanted ? showAgreementLine(agreement, people, today) : undefined;
    });
  };
  if (due !== undefined) return answerPage(asked, "assessments", show, false, today);
  return answerPage(asked, person === undefined ? "agreements" : `of/${person}/agreements`, show, true);
});

export const operation: Operation = {
  id: "list-agreements",
  method: "GET",
  path: "/v1/agreements",
  capability: "read",
  access,
  summary: { zh: "协议列表", en: "List agreements" },
  description: {
    zh: "师带徒协议和培养计划，新的在前，每页 1 至 100 份，默认 50 份。person 某人的；state 今天处于某状态的；due=assessment 年度考核已逾期的，等待最久的在前。",
    en: "Mentorings and programmes, newest first, 1 to 100 a page, 50 unless said otherwise. `person` those of someone; `state` those in a state today; `due=assessment` those whose yearly assessment is overdue, the longest first.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(agreementLineShape), next: z.optional(z.string()) }),
    means: { zh: "一页协议", en: "A page of agreements" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
