// GET /v1/my: the first page of an employee: what waits for them, what they were awarded this year, what is owed and when it comes.
import type { Access } from "../../domain/access/access.ts";
import { notSigned } from "../../domain/agreements/terms.ts";
import { sumsOf } from "../../domain/my/money.ts";
import { isMine, standingOf } from "../../domain/my/standing.ts";
import { mayDo, ownTurn } from "../../domain/my/words.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import type { PersonYear } from "../../domain/records/awards.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { chinaYear, writeMoment } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { myShape } from "../shapes/my.ts";
import { listPage, load, loadCases, loadMany } from "../store/load.ts";
import { loadOwed, loadPayouts } from "./load-mine.ts";

const access: Access = { to: ["employee"] };

const waitsShown = 10;
/** A draft whose co-authors are silent stands with its proposer as well, who can do nothing about it yet. */
const turnsLookedAt = 100;

export const handler = serveRead({ access }, async (asked) => {
  const { tenant, caller, today } = asked;
  const me = caller.person;
  const year = chinaYear(asked.now);
  const now = writeMoment(asked.now);
  const [person, personYear, owed, payouts, turns, agreements] = await Promise.all([
    load<Person, PersonSecret>(tenant, "person", me),
    load<PersonYear>(tenant, "person-year", `${me}@${year}`),
    loadOwed(asked),
    loadPayouts(asked),
    listPage(tenant, `turn/person/${me}`, { limit: turnsLookedAt }),
    listPage(tenant, `of/${me}/agreements`, { limit: waitsShown, backwards: true }),
  ]);
  const waiting = (
    await loadCases(
      tenant,
      turns.filter(({ kind }) => kind === "case").map(({ id }) => id),
    )
  )
    .filter(({ body }) => isMine(body, me, now))
    .slice(0, waitsShown);
  const awardedFen = Object.values(personYear?.body.awardedFen ?? {}).reduce((sum, fen) => sum + fen, 0);
  return accept({
    body: {
      person: me,
      name: person?.secret?.name ?? "",
      today,
      waits: [
        ...waiting.map(({ id, body, secret }) => ({
          case: id,
          title: secret?.title ?? "",
          says: standingOf(body, me, now, { nameOf: (id) => id }).next ?? ownTurn,
        })),
        ...(await loadMany<Agreement, AgreementSecret>(tenant, agreements))
          .filter(({ body }) => body.state === "drafted" && notSigned(body).includes(me))
          .map(({ id, body, secret }) => ({ agreement: id, title: secret?.goals ?? "", says: mayDo.sign[body.form] })),
      ],
      year,
      awarded: writeFen(awardedFen),
      ...sumsOf(owed, payouts),
    },
  });
});

export const operation: Operation = {
  id: "get-my",
  method: "GET",
  path: "/v1/my",
  capability: "read",
  access,
  summary: { zh: "我的首页", en: "My page" },
  description: {
    zh: "等我办理、且我现在就能办的（最多 10 项）、本年已核定给我的、尚未发放的，以及最近一次预计发放的月份和金额。只有本人的数据。",
    en: "What waits for me and I can do now (at most 10), what I was awarded this year, what is still to be paid, and the month and amount that should come next. One's own data only.",
  },
  answer: { type: "application/json", schema: myShape, means: { zh: "首页", en: "The page" } },
  refusals: [401, 403, 503],
  examples: [],
  handler,
};
