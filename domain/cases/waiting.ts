// Since when 自何时 a case is where it is, whose turn 轮到谁 it is, what they have to do, and whether that takes too long.
import type { Case } from "../records/cases.ts";
import { chinaDayOf, daysBetween, type Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { kindNamed } from "./kinds.ts";
import { disagreements, refusedAmong, type Turn, type Whose } from "./turn.ts";

export type Waiting = {
  since: Moment;
  turn: { whose: Whose; says: Words }[];
  /** Only where someone has to act. */
  waitingDays?: number;
  /** The last day for it, where it has one of its own. */
  doneBy?: string;
  overdue: boolean;
};

export const turnsOf = (body: Case): Turn[] => stateOf(body).turn?.of(body) ?? [];

/** Those whose day has come. */
export const turnsAt = (body: Case, now: Moment): Whose[] =>
  turnsOf(body)
    .filter(({ from }) => from === undefined || from <= now)
    .map(({ whose }) => whose);

/** Filed and not done: an enterprise lets no one wait without seeing it. A draft is nobody's business but its authors'. */
export const isWaiting = (body: Case): boolean =>
  body.filedAt !== undefined && turnsOf(body).some(({ from }) => from === undefined);

/** Since when it waits, or from when on it will; a case that was never filed waits for nobody but its authors. */
export const waitsFrom = (body: Case): Moment | undefined =>
  body.filedAt === undefined ? undefined : beginningOf(turnsOf(body), body);

const beginningOf = (turns: readonly Turn[], { since }: Case): Moment | undefined =>
  turns.map(({ from }) => from ?? since).sort()[0];

/** By the day that is today; what begins today has begun. */
export const waitingOf = (body: Case, today: string, overdueDays: number): Waiting => {
  const { since } = body;
  const turns = turnsOf(body).filter(({ from }) => from === undefined || chinaDayOf(from) <= today);
  const turn = turns.map(({ whose, says: own }) => ({ whose, says: own ?? says(body, whose) }));
  const began = beginningOf(turns, body);
  if (began === undefined) return { since, turn, overdue: false };
  const waitingDays = Math.max(0, daysBetween(chinaDayOf(began), today));
  const { doneBy: lastDayOf, usualDaysToo } = kindNamed(body.kind);
  const doneBy = lastDayOf?.(body);
  const isPast = doneBy !== undefined && today > doneBy;
  const isLate = isPast || ((doneBy === undefined || usualDaysToo === true) && waitingDays > overdueDays);
  const overdue = body.filedAt !== undefined && isLate;
  return { since, turn, waitingDays, ...(doneBy !== undefined && { doneBy }), overdue };
};

const says = (body: Case, whose: Whose): Words => {
  const { withAuthors, turn, says: named } = stateOf(body);
  const person = whose.startsWith("person/") ? whose.slice("person/".length) : undefined;
  if (withAuthors && person !== undefined && person !== body.proposer)
    return { zh: `待 ${person} 同意所占权重`, en: `${person} agrees to their weight, or says why not` };
  const refused = withAuthors ? refusedAmong(body.authors) : [];
  if (refused.length > 0) return disagreements(refused);
  return turn?.saysTo?.[whose.slice("role/".length)] ?? turn?.says ?? named;
};

/** What has to be done now, by whoever is asked first. */
export const toDo = (body: Case): Words | undefined => {
  const [first] = turnsOf(body);
  return first && (first.says ?? says(body, first.whose));
};

export const stateOf = ({ kind, state }: Pick<Case, "kind" | "state">) => {
  const found = kindNamed(kind).states[state];
  if (!found) throw new Error(`A ${kind} has no state ${state}.`);
  return found;
};

export const stateWords = (body: Pick<Case, "kind" | "state">): Words => stateOf(body).says;
