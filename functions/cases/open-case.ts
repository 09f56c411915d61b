// Opens a case for a decision: it is loaded, whoever may not know of it is told nothing, and it is judged whether they may act.
import type { Acting } from "../../domain/access/access.ts";
import type { Deed } from "../../domain/cases/case.ts";
import type { CaseKind, LoadedCase } from "../../domain/cases/kind.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import type { Change } from "../../domain/records/record.ts";
import { accept, type Outcome, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Asked, unknownId } from "../http/asked.ts";
import { type Decision, isStale } from "../http/serve-write.ts";
import { showCase } from "../shapes/cases.ts";
import type { ShownSimilar } from "../shapes/similar.ts";
import { listAll, loadCase, loadCases } from "../store/load.ts";
import type { Write } from "../store/write.ts";

type AskedAny = Asked<unknown, unknown>;

export type Opened = { of: LoadedCase; acting: Acting; deed: Deed };

export const openCase = async (asked: AskedAny, kind: CaseKind): Promise<Outcome<Opened>> => {
  const of = await findCase(asked, kind);
  if (!of) return unknownId();
  const may = await asked.may(caseSubject(of.body));
  const stale = isStale(asked, of.version);
  // Who decided on a version that is gone is told so, rather than that its state has changed.
  if (stale && (may.ok || may.refusals.some(({ code }) => code === "wrong-state"))) return refuseAll([stale]);
  if (!may.ok) return may;
  return accept({ of, acting: may.value, deed: deedOf(asked, may.value) });
};

/** Undefined for whoever may not see it, and where the address names it as another kind of case. */
export const findCase = async (
  { tenant, ids, caller }: Pick<AskedAny, "tenant" | "ids" | "caller">,
  kind: CaseKind,
): Promise<LoadedCase | undefined> => {
  const of = await loadCase(tenant, ids[kind.kind] ?? "");
  return of && of.body.kind === kind.kind && seesCase(caller, of) ? of : undefined;
};

/** What a case is about, where the caller may see it and it is a case. */
export const loadAboutCase = async (
  { tenant, caller }: Pick<AskedAny, "tenant" | "caller">,
  { body: { about } }: Pick<LoadedCase, "body">,
): Promise<LoadedCase | undefined> => {
  const other = about === undefined ? undefined : await loadCase(tenant, about);
  return other && seesCase(caller, other) ? other : undefined;
};

/** Objections to a case or an allowance, and failures of a case: those that the caller may see. */
export const loadCasesAbout = async (
  { tenant, caller }: Pick<AskedAny, "tenant" | "caller">,
  { id }: { id: string },
): Promise<LoadedCase[]> => {
  const links = await listAll(tenant, `about/${id}`);
  const found = await loadCases(
    tenant,
    links.map((link) => link.id),
  );
  return found.filter((other) => seesCase(caller, other));
};

export const deedOf = ({ caller, now, today }: Pick<AskedAny, "caller" | "now" | "today">, acting?: Acting): Deed => ({
  by: { person: caller.person, ...(acting?.for !== undefined && { for: acting.for }) },
  now: writeMoment(now),
  today,
});

/** What is saved, and the case as it then is. */
export const decided = (
  asked: AskedAny,
  changes: readonly [Change, ...Change[]],
  {
    acting,
    similar,
    lessons,
    ...write
  }: { acting?: Acting; similar?: ShownSimilar[]; lessons?: ShownSimilar[] } & Omit<Write, "changes"> = {},
): Decision => {
  const [{ before, ...saved }] = changes;
  const version = (before?.version ?? 0) + 1;
  return {
    write: { changes, ...write },
    ...(acting && { acting }),
    answer: showCase({ ...saved, version, entry: "" } as LoadedCase, asked, { similar, lessons }),
    version,
  };
};
