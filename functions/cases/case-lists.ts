// The lists of cases: those that the caller may see, those that wait for them, and those that have waited too long.
import * as z from "zod/mini";
import type { Access, Caller } from "../../domain/access/access.ts";
import type { CaseKind, LoadedCase } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import { rolesOf, seesAllCases, seesCase, waitsFor } from "../../domain/cases/seen.ts";
import { waitingOf } from "../../domain/cases/waiting.ts";
import { addDays, writeMoment } from "../../domain/values/moment.ts";
import type { Asked } from "../http/asked.ts";
import type { Handler } from "../http/event.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { showInList } from "../shapes/cases.ts";
import { labelShape } from "../shapes/records.ts";
import type { ListName } from "../store/keys.ts";
import { loadCases } from "../store/load.ts";

export const queryFor = (states: readonly string[]) =>
  z.strictObject({
    ...pageFields,
    state: z.optional(z.enum(states as string[])),
    mine: z.optional(z.enum(["yes"])),
    turn: z.optional(z.enum(["me"])),
    overdue: z.optional(z.enum(["yes"])),
    department: z.optional(labelShape),
  });

type Query = z.output<ReturnType<typeof queryFor>>;

/** Of one kind, or where none is said of all. */
export const serveCases = (access: Access, query: ReturnType<typeof queryFor>, kind?: CaseKind): Handler =>
  serveRead({ access, query }, (asked) => {
    const { overdueDays } = asked.caller.enterprise.body.settings;
    const kinds = kind ? [kind] : caseKinds;
    const { lists, newestFirst } = listsFor(kinds, asked.query, asked.caller);
    // What has its turn only from a later day is not looked at before; overdue is what came where it is before this day began in China.
    const before = `${addDays(asked.today, -overdueDays - 1)}T16:00:00.000Z`;
    // A kind that has days of its own may be overdue earlier.
    const isCutShort = asked.query.overdue === "yes" && kinds.every(({ doneBy }) => doneBy === undefined);
    const upTo = newestFirst ? undefined : isCutShort ? before : writeMoment(asked.now + 1);
    const show = async (links: readonly { kind: string; id: string }[]) => {
      const loaded = await loadCases(
        asked.tenant,
        links.filter((link) => link.kind === "case").map(({ id }) => id),
      );
      const byId = new Map(loaded.map((of) => [of.id, of]));
      return links.map((link) => {
        const of = link.kind === "case" ? byId.get(link.id) : undefined;
        return of && isWanted(of, kind, asked) ? showInList(of, asked) : undefined;
      });
    };
    return answerPage(asked, lists, show, newestFirst, upTo);
  });

/** The shortest lists that hold all that is asked for. */
const listsFor = (
  kinds: readonly CaseKind[],
  { turn, mine, overdue, state }: Query,
  caller: Caller,
): { lists: ListName[]; newestFirst: boolean } => {
  const own: ListName = `of/${caller.person}/cases`;
  if (turn === "me") {
    const roles = rolesOf(caller).map((role): ListName => `turn/role/${role}`);
    return { lists: [`turn/person/${caller.person}`, ...roles], newestFirst: false };
  }
  if (mine === "yes") return { lists: [own], newestFirst: true };
  if (!seesAllCases(caller))
    return { lists: [own, `of/${caller.person}/mentored`, `of/${caller.person}/judged`], newestFirst: true };
  const isOpen = state !== undefined && state !== "draft" && kinds.every((kind) => isWaitingIn(kind, state));
  if (overdue === "yes" || isOpen) return { lists: ["waiting"], newestFirst: false };
  return { lists: kinds.map(({ kind }): ListName => `cases/${kind}`), newestFirst: true };
};

/** A state whose turn comes only on a later day is not among what waits now. */
const isWaitingIn = ({ states }: CaseKind, state: string): boolean =>
  states[state] === undefined || (states[state].turn !== undefined && states[state].turn.later !== true);

const isWanted = (of: LoadedCase, kind: CaseKind | undefined, asked: Asked<Query, unknown>): boolean => {
  const { query, caller, today } = asked;
  const { body } = of;
  const { overdue } = waitingOf(body, today, caller.enterprise.body.settings.overdueDays);
  return (
    (kind === undefined || body.kind === kind.kind) &&
    seesCase(caller, of) &&
    (query.state === undefined || body.state === query.state) &&
    (query.department === undefined || body.department === query.department) &&
    (query.turn === undefined || waitsFor(caller, of, writeMoment(asked.now))) &&
    (query.mine === undefined ||
      [body.proposer, ...body.authors.map(({ person }) => person)].includes(caller.person)) &&
    (query.overdue === undefined || overdue)
  );
};
