// GET /v1/<kinds>/{<kind>}/awards: every award of a case, the first, its re-gradings, and what was refused or replaced.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { CaseKind } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import { accept } from "../../domain/refusals.ts";
import { findCase } from "../cases/open-case.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "approver", "finance", "reviewer", "auditor"] };

const listFor = (kind: CaseKind): Operation => ({
  id: `list-${kind.kind}-awards`,
  method: "GET",
  path: `/v1/${kind.plural}/{${kind.kind}}/awards`,
  madeBy: { file: "awards/list-awards", list: "awardLists" },
  capability: "read",
  access,
  summary: { zh: `一份${kind.title.zh}的全部核定`, en: `All awards of a ${kind.title.en}` },
  description: {
    zh: "按次序列出首次核定、重新核定，以及被退回、被取代的提案。",
    en: "In order: the first award, re-gradings, and proposals that were refused or replaced.",
  },
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(awardShape) }),
    means: { zh: "核定列表", en: "The awards" },
  },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler: serveRead({ access }, async (asked) => {
    const of = await findCase(asked, kind);
    if (!of) return unknownId();
    const may = await asked.may(caseSubject(of.body));
    if (!may.ok) return may;
    const numbers = Array.from({ length: of.body.awards }, (_, index) => index + 1);
    const ids = numbers.map((number) => ({ kind: "award", id: awardId(of.id, number) }) as const);
    return accept({ body: { items: (await loadMany<Award>(asked.tenant, ids)).map(showAward) } });
  }),
});

export const awardLists: readonly Operation[] = caseKinds.filter(({ awards }) => awards).map(listFor);
