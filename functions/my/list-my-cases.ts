// GET /v1/my/cases: the cases that one is an author of or has filed, each with where it stands, in words.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { lineOf, mineOf, type Payouts } from "../../domain/my/money.ts";
import { namedIn, standingOf } from "../../domain/my/standing.ts";
import { refusedAs } from "../../domain/my/why.ts";
import { type Award, awardId, type Obligation } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { type Moment, writeMoment } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";
import type { Words } from "../../domain/words.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myCaseLineShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadCases, loadMany } from "../store/load.ts";
import { loadNames, loadOwed, loadPayouts } from "./load-mine.ts";

const access: Access = { to: ["employee"] };

/** A page for a phone. */
const byDefault = "20";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const me = asked.caller.person;
  const { limit = byDefault, ...query } = asked.query;
  const show = async (links: { kind: string; id: string }[]) => {
    const cases = await loadCases(
      asked.tenant,
      links.map(({ id }) => id),
    );
    const now = writeMoment(asked.now);
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
        cases.flatMap(({ body }) => namedIn(body)),
      ),
    ]);
    const latest = new Map(awards.map(({ body }) => [body.case, body]));
    const refused = await loadRefused(asked.tenant, awards);
    const owedFor = Map.groupBy(owed, ({ body }) => body.case);
    const byId = new Map(cases.map((each) => [each.id, each]));
    return links.map(({ id }) => {
      const found = byId.get(id);
      const obligations = owedFor.get(id) ?? [];
      const known = { latest: latest.get(id), refused: refused.get(id), obligations, payouts, nameOf, now };
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
  now: Moment;
};

export const showMyCase = (
  { id, body, secret }: LoadedCase,
  me: string,
  { latest, refused, obligations, payouts, nameOf, now }: KnownOfMine,
): z.output<typeof myCaseLineShape> => {
  const outcome = lineOf(obligations, payouts) ?? refused;
  const own = body.authors.find(({ person }) => person === me);
  const isDecided = refused !== undefined || obligations.length > 0 || body.awardedFen > 0;
  return {
    id,
    kind: body.kind,
    kindSays: kindNamed(body.kind).title,
    title: secret?.title ?? "",
    ...(body.team !== undefined && { team: body.team }),
    state: body.state,
    ...standingOf(body, me, now, { latest, outcome, nameOf }),
    ...(isDecided && { mine: writeFen(mineOf(obligations)) }),
    ...(own && { share: { weight: own.weight, of: body.authors.reduce((sum, { weight }) => sum + weight, 0) } }),
  };
};

export const operation: Operation = {
  id: "list-my-cases",
  method: "GET",
  path: "/v1/my/cases",
  capability: "read",
  access,
  summary: { zh: "我的事项", en: "My cases" },
  description: {
    zh: "本人提出和参与的各类事项，新的在前，默认每页 20 条：处于什么状态、自何时、轮到谁、本人可以做什么；核定后写明本人所得（mine，已减去撤销和须退回的），以及款项到账没有、在哪个月的发放中。",
    en: "The cases one has filed or is an author of, of every kind, newest first, 20 a page unless said otherwise: where each stands since when, whose turn it is, and what one may do; once it is awarded what is one's own (`mine`, less what was cancelled or has to be paid back), and whether it is paid or in which payout it comes.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(myCaseLineShape), next: z.optional(z.string()) }),
    means: { zh: "一页事项", en: "A page of cases" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
