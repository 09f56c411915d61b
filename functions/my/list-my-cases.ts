// GET /v1/my/cases: the suggestions that one is an author of, each with where it stands, in words.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { standingOf } from "../../domain/my/standing.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myCaseLineShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["employee"] };

/** A page for a phone. */
const byDefault = "20";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const me = asked.caller.person;
  const { limit = byDefault, ...query } = asked.query;
  const show = async (links: { kind: string; id: string }[]) => {
    const cases = await loadMany<Suggestion, SuggestionSecret>(
      asked.tenant,
      links.map(({ id }) => ({ kind: "suggestion", id })),
    );
    const awards = await loadMany<Award>(
      asked.tenant,
      cases.flatMap(({ id, body }) =>
        body.awards === 0 ? [] : [{ kind: "award", id: awardId(id, body.awards) } as const],
      ),
    );
    const latest = new Map(awards.map(({ body }) => [body.case, body]));
    const byId = new Map(cases.map((each) => [each.id, each]));
    return links.map(({ id }) => {
      const found = byId.get(id);
      return found && showMyCase(found, me, latest.get(id));
    });
  };
  return answerPage({ ...asked, query: { ...query, limit } }, `of/${me}/cases`, show, true);
});

export const showMyCase = (
  { id, body, secret }: Loaded<Suggestion, SuggestionSecret>,
  me: string,
  latest: Award | undefined,
): z.output<typeof myCaseLineShape> => ({
  id,
  title: secret?.title ?? "",
  state: body.state,
  ...standingOf(body, me, latest),
  share: {
    weight: body.authors.find(({ person }) => person === me)?.weight ?? 0,
    of: body.authors.reduce((sum, { weight }) => sum + weight, 0),
  },
});

export const operation: Operation = {
  id: "list-my-cases",
  method: "GET",
  path: "/v1/my/cases",
  capability: "read",
  access,
  summary: { zh: "我的建议", en: "My suggestions" },
  description: {
    zh: "本人提出和参与的建议，新的在前，默认每页 20 条：处于什么状态、自何时、轮到谁、本人可以做什么。",
    en: "The suggestions one is an author of, newest first, 20 a page unless said otherwise: where each stands since when, whose turn it is, and what one may do.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(myCaseLineShape), next: z.optional(z.string()) }),
    means: { zh: "一页建议", en: "A page of suggestions" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
