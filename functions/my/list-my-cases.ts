// GET /v1/my/cases: the suggestions that one is an author of, each with where it stands, in words.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { lineOf, mineOf, type Payouts } from "../../domain/my/money.ts";
import { silentIn, standingOf } from "../../domain/my/standing.ts";
import { refusedAs } from "../../domain/my/why.ts";
import { type Award, awardId, type Obligation } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { writeFen } from "../../domain/values/money.ts";
import type { Words } from "../../domain/words.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myCaseLineShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";
import { loadNames, loadOwed, loadPayouts } from "./load-mine.ts";

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
    const [awards, owed, payouts, nameOf] = await Promise.all([
      loadMany<Award>(
        asked.tenant,
        cases.flatMap(({ id, body }) =>
          body.awards === 0 ? [] : [{ kind: "award", id: awardId(id, body.awards) } as const],
        ),
      ),
      loadOwed(asked),
      loadPayouts(asked),
      loadNames(
        asked.tenant,
        cases.flatMap(({ body }) => silentIn(body)),
      ),
    ]);
    const latest = new Map(awards.map(({ body }) => [body.case, body]));
    const refused = await loadRefused(asked.tenant, awards);
    const owedFor = Map.groupBy(owed, ({ body }) => body.case);
    const byId = new Map(cases.map((each) => [each.id, each]));
    return links.map(({ id }) => {
      const found = byId.get(id);
      const obligations = owedFor.get(id) ?? [];
      const known = { latest: latest.get(id), refused: refused.get(id), obligations, payouts, nameOf };
      return found && showMyCase(found, me, known);
    });
  };
  return answerPage({ ...asked, query: { ...query, limit } }, `of/${me}/cases`, show, true);
});

/** Only for an award that came to nothing its rule is needed: it has the words for what was required. */
const loadRefused = async (
  tenant: string,
  awards: readonly Loaded<Award>[],
): Promise<Map<string, Words | undefined>> => {
  const refused = awards.filter(({ body }) => body.state === "approved" && !body.answer.eligible);
  const said = refused.map(
    async ({ body }) => [body.case, refusedAs(body, await loadRuleOfAward(tenant, body))] as const,
  );
  return new Map(await Promise.all(said));
};

export type KnownOfMine = {
  latest: Award | undefined;
  refused: Words | undefined;
  /** One's own of this case. */
  obligations: readonly Loaded<Obligation>[];
  payouts: Payouts;
  nameOf: (person: string) => string;
};

export const showMyCase = (
  { id, body, secret }: Loaded<Suggestion, SuggestionSecret>,
  me: string,
  { latest, refused, obligations, payouts, nameOf }: KnownOfMine,
): z.output<typeof myCaseLineShape> => {
  const outcome = lineOf(obligations, payouts) ?? refused;
  const isDecided = refused !== undefined || obligations.length > 0 || body.state === "awarded";
  return {
    id,
    title: secret?.title ?? "",
    state: body.state,
    ...standingOf(body, me, { latest, outcome, nameOf }),
    ...(isDecided && { mine: writeFen(mineOf(obligations)) }),
    share: {
      weight: body.authors.find(({ person }) => person === me)?.weight ?? 0,
      of: body.authors.reduce((sum, { weight }) => sum + weight, 0),
    },
  };
};

export const operation: Operation = {
  id: "list-my-cases",
  method: "GET",
  path: "/v1/my/cases",
  capability: "read",
  access,
  summary: { zh: "我的建议", en: "My suggestions" },
  description: {
    zh: "本人提出和参与的建议，新的在前，默认每页 20 条：处于什么状态、自何时、轮到谁、本人可以做什么；核定后写明本人所得（mine，已减去撤销和须退回的），以及款项到账没有、在哪个月的发放中。",
    en: "The suggestions one is an author of, newest first, 20 a page unless said otherwise: where each stands since when, whose turn it is, and what one may do; once it is awarded what is one's own (`mine`, less what was cancelled or has to be paid back), and whether it is paid or in which payout it comes.",
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
