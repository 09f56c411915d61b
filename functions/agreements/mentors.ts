// Who teaches someone by an agreement in force: they do not decide their learners' cases, as little as the mentor on a person's record does.
import { stateOn } from "../../domain/agreements/end.ts";
import { learnersOf, peopleIn } from "../../domain/agreements/terms.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import { serviceIn } from "../shapes/agreements.ts";
import { listAll, loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";
import { loadPeople } from "./open-agreement.ts";

/** With the agreements that say so: whoever decides by it holds them. */
export const loadMentorsByAgreement = async (
  tenant: string,
  learners: readonly string[],
  today: string,
): Promise<{ mentors: string[]; holds: Hold[] }> => {
  const lists = await Promise.all(learners.map((person) => listAll(tenant, `of/${person}/agreements`)));
  const links = new Map(lists.flat().map((link) => [link.id, link]));
  const agreements = (await loadMany<Agreement, AgreementSecret>(tenant, [...links.values()])).filter(
    ({ body }) =>
      body.mentor !== undefined &&
      body.state === "active" &&
      learnersOf(body).some((learner) => learners.includes(learner)),
  );
  const serviceOf = serviceIn(
    await loadPeople(
      tenant,
      agreements.flatMap(({ body }) => peopleIn(body)),
    ),
  );
  const inForce = agreements.filter(({ body }) => stateOn(body, serviceOf, today) === "active");
  return {
    mentors: [...new Set(inForce.flatMap(({ body }) => body.mentor ?? []))],
    holds: inForce.map(({ kind, id, version }) => ({ kind, id, version })),
  };
};
