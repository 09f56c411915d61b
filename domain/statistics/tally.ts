// Counts cases with their awards, one after the other, for a year: by kind, department and month, and how long they stayed in each state.
import { kindNamed } from "../cases/kinds.ts";
import { isWaiting } from "../cases/waiting.ts";
import type { Award } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import type { Person } from "../records/people.ts";
import { chinaDayOf, daysBetween, type Moment } from "../values/moment.ts";
import { readFen } from "../values/money.ts";
import { type BenefitFacts, benefitOf } from "./benefit.ts";
import { meaningOf, type Reached } from "./meaning.ts";
import { type Cell, emptyCell, note } from "./measures.ts";
import { addStay, addWaiting, noStays, type Stays } from "./times.ts";

export type Asking = {
  year: string;
  today: string;
  /** Only what was filed from there. */
  department?: string;
  /** By policy and scheme: the fact that holds a case's benefit in money. */
  benefitFacts: BenefitFacts;
};

export type Place = { kind: string; department: string; month: string };

export type Tally = {
  asking: Asking;
  cells: Map<string, { place: Place; cell: Cell }>;
  /** By the team or workshop in whose name it was filed. */
  teams: Map<string, Cell>;
  /** By kind and state. */
  stays: Map<string, { kind: string; state: string; stays: Stays }>;
  /** Who was employed in the year, by department. */
  employed: Map<string, number>;
};

export const beginTally = (asking: Asking): Tally => ({
  asking,
  cells: new Map(),
  teams: new Map(),
  stays: new Map(),
  employed: new Map(),
});

export type Counted = { id: string; body: Case; awards: readonly Award[] };

/** A draft that was never filed is nobody's business yet, and one that was filed after the year is none of its. */
const isCounted = ({ year, department }: Asking, body: Case): boolean =>
  body.filedAt !== undefined &&
  chinaDayOf(body.filedAt) <= `${year}-12-31` &&
  (department === undefined || body.department === department);

/** An award is approved with a step of its case: where none was taken in the year, no award of it counts. */
export const needsAwards = ({ asking }: Tally, body: Case): boolean =>
  isCounted(asking, body) && body.history.some(({ at }) => chinaDayOf(at).startsWith(asking.year));

export const countCase = (tally: Tally, counted: Counted): void => {
  const { id, body } = counted;
  const { filedAt } = body;
  const { asking } = tally;
  if (filedAt === undefined || !isCounted(asking, body)) return;
  const authors = body.authors.map(({ person }) => person);
  const at = (moment: Moment): Cell[] => cellsAt(tally, body, moment);
  for (const cell of at(filedAt)) note(cell, "filed", id, authors);
  const meaning = meaningOf(kindNamed(body.kind));
  for (const outcome of Object.keys(meaning) as Reached[]) {
    const first = body.history.find(meaning[outcome]);
    for (const cell of first ? at(first.at) : []) {
      note(cell, outcome, id, authors);
      if (outcome === "verified") cell.benefitFen += BigInt(benefitOf(body, asking.benefitFacts) ?? 0);
    }
  }
  for (const award of counted.awards) {
    const approved = award.history.find(({ state }) => state === "approved");
    const standsFen = award.totalFen - award.lapsedFen - award.cancelledFen - award.reversedFen;
    for (const cell of approved && standsFen > 0 ? at(approved.at) : []) {
      note(cell, "awarded", id, peopleOf(award));
      cell.awards += 1;
      cell.awardedFen += BigInt(standsFen);
    }
  }
  countStays(tally, body);
};

/** Its place, and its team where it has one. What happened in another year is counted there. */
const cellsAt = (tally: Tally, body: Case, moment: Moment): Cell[] => {
  const month = chinaDayOf(moment).slice(0, "2026-11".length);
  if (!month.startsWith(tally.asking.year)) return [];
  return [cellAt(tally, body, month), ...(body.team === undefined ? [] : [teamCell(tally, body.team)])];
};

const teamCell = ({ teams }: Tally, team: string): Cell => {
  const cell = teams.get(team) ?? emptyCell();
  teams.set(team, cell);
  return cell;
};

const cellAt = ({ cells }: Tally, { kind, department = "" }: Case, month: string): Cell => {
  const name = JSON.stringify([kind, department, month]);
  const known = cells.get(name);
  if (known) return known.cell;
  const cell = emptyCell();
  cells.set(name, { place: { kind, department, month }, cell });
  return cell;
};

/** Those to whom something of it goes. */
const peopleOf = ({ answer }: Award): string[] =>
  (answer.shares ?? []).filter(({ total }) => (readFen(total) ?? 0) > 0).map(({ employee }) => employee);

/** A stay counts in the year in which it ended. With its authors, unfiled, a case waits for no one else. */
const countStays = (tally: Tally, body: Case): void => {
  const { year, today } = tally.asking;
  const { states } = kindNamed(body.kind);
  // Verified anew it is where it was.
  const steps = body.history.filter(({ state }, index, all) => state !== all[index - 1]?.state);
  for (const [index, { state, at }] of steps.entries()) {
    if (state === "draft" || !states[state]?.turn) continue;
    const next = steps[index + 1];
    const began = chinaDayOf(at);
    if (next) {
      const ended = chinaDayOf(next.at);
      if (ended.startsWith(year)) addStay(staysIn(tally, body.kind, state), Math.max(0, daysBetween(began, ended)));
    } else if (isWaiting(body)) addWaiting(staysIn(tally, body.kind, state), Math.max(0, daysBetween(began, today)));
  }
};

const staysIn = ({ stays }: Tally, kind: string, state: string): Stays => {
  const name = `${kind}/${state}`;
  const known = stays.get(name) ?? { kind, state, stays: noStays() };
  stays.set(name, known);
  return known.stays;
};

/** Employed on some day of the year that has come: whoever filed in it is among them. */
export const countPerson = ({ asking, employed }: Tally, { department, from, until }: Person): void => {
  if (asking.department !== undefined && department !== asking.department) return;
  const last = `${asking.year}-12-31` < asking.today ? `${asking.year}-12-31` : asking.today;
  if (from > last || (until !== undefined && until < `${asking.year}-01-01`)) return;
  employed.set(department, (employed.get(department) ?? 0) + 1);
};
