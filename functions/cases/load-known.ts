// Loads what a step of a case says that it needs: its rule, the people it names, its awards, its mark sheets, the case that it is about.
import type { Granted } from "../../domain/awards/granted.ts";
import { chooseScheme } from "../../domain/cases/choose-scheme.ts";
import type { CaseStep, Known, LoadedCase, Need } from "../../domain/cases/kind.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import type { Allowance } from "../../domain/records/allowances.ts";
import { type MarkSheet, type MarkSheetSecret, markSheetId } from "../../domain/records/cases.ts";
import type { Member, Person, PersonSecret } from "../../domain/records/people.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { loadMentorsByAgreement } from "../agreements/mentors.ts";
import { loadMonth } from "../allowances/load-month.ts";
import { loadGranted, loadPersonYears } from "../awards/load-award.ts";
import type { Asked } from "../http/asked.ts";
import { loadLineOfCommand } from "../people/load-line.ts";
import { listAll, load, loadCase, loadCases, loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";
import { loadOffered, loadRule } from "./load-rule.ts";

export type Loading = {
  asked: Pick<Asked<unknown, unknown>, "tenant" | "caller" | "today">;
  of?: LoadedCase;
  /** The other case that a new one is to be about, or the allowance. */
  about?: string | undefined;
  allowance?: string | undefined;
  names?: readonly string[];
};

/** What is known, and the records that must still be so when the decision is saved. */
export const loadKnown = async (
  needs: readonly Need[] = [],
  { asked, of, about = of?.body.about, allowance = of?.body.allowance, names = [] }: Loading,
): Promise<Outcome<{ known: Known; holds: Hold[] }>> => {
  const { tenant, today } = asked;
  const holds: Hold[] = [];
  const known: Known = {
    people: [],
    members: [],
    above: new Map(),
    granted: { awards: [], obligations: [] },
    marks: [],
    settings: asked.caller.enterprise.body.settings,
  };
  if (needs.includes("scheme") && of?.body.policy) {
    const { policy } = of.body;
    const { day = today, id, scheme: name } = policy;
    const rule = await loadRule(tenant, policy, day);
    if (!rule.scheme) return refuseAll([refuse("no-policy-in-force", "", { name: `${id}/${name}`, given: day })]);
    known.scheme = rule.scheme;
    holds.push(...rule.holds);
  }
  if (needs.includes("people")) {
    const authors = (of?.body.authors ?? []).map(({ person }) => person);
    const ids = [...new Set([...names, ...authors])];
    const taught = await loadMentorsByAgreement(tenant, authors, today);
    known.teaching = taught.mentors;
    holds.push(...taught.holds);
    [known.people, known.members, known.above] = await Promise.all([
      loadMany<Person, PersonSecret>(
        tenant,
        ids.map((id) => ({ kind: "person", id })),
      ),
      loadMany<Member>(
        tenant,
        names.map((id) => ({ kind: "member", id })),
      ),
      loadLineOfCommand(tenant, ids),
    ]);
    holds.push(...[...known.people, ...known.members].map(({ kind, id, version }) => ({ kind, id, version })));
  }
  if (needs.includes("granted") && of) known.granted = await loadGranted(tenant, of);
  if (needs.includes("years") && of) known.years = await loadYears(tenant, of, known.granted);
  if (needs.includes("marks") && of) known.marks = await loadMarks(tenant, of);
  if (needs.includes("about") && about !== undefined) {
    const other = await loadCase(tenant, about);
    if (other && seesCase(asked.caller, other))
      known.about = { of: other, kind: kindNamed(other.body.kind), granted: await loadGranted(tenant, other) };
    const besides = await listAll(tenant, `about/${about}`);
    known.besides = await loadCases(
      tenant,
      besides.map(({ id }) => id),
    );
  }
  if (needs.includes("allowance") && allowance !== undefined) {
    const found = await load<Allowance>(tenant, "allowance", allowance);
    if (found) known.allowance = { of: found, month: await loadMonth(tenant, found.body.month) };
  }
  return accept({ known, holds });
};

/** The years of its people that its awards count against. */
const loadYears = async (tenant: string, { body: { authors } }: LoadedCase, { awards }: Granted) => {
  const people = authors.map(({ person }) => person);
  const years = [...new Set(awards.map(({ body }) => body.year))];
  return (await Promise.all(years.map((year) => loadPersonYears(tenant, people, year)))).flat();
};

/** Sheets that are not there yet are left out. */
const loadMarks = (tenant: string, { id, body: { jury } }: LoadedCase) =>
  loadMany<MarkSheet, MarkSheetSecret>(
    tenant,
    (jury?.seats ?? []).map((_, index) => ({ kind: "marks", id: markSheetId(id, jury?.round ?? 0, index) })),
  );

export const loadForStep = async (
  step: CaseStep<never>,
  { of, sent, asked }: { asked: Loading["asked"]; of: LoadedCase; sent: unknown },
): Promise<Outcome<{ known: Known; holds: Hold[] }>> => {
  const chosen = await loadChosen(step, { of, sent, asked });
  if (!chosen.ok) return chosen;
  const policy = chosen.value;
  const ruled = policy ? { ...of, body: { ...of.body, policy } } : of;
  const loaded = await loadKnown(step.needs, { asked, of: ruled, names: step.names?.(sent as never) ?? [] });
  if (loaded.ok && policy) loaded.value.known.chosen = policy;
  return loaded;
};

/** The scheme that the request names, among those that were in force on the day on which it was filed. */
const loadChosen = async (
  step: CaseStep<never>,
  { of: { body }, sent, asked }: { asked: Loading["asked"]; of: LoadedCase; sent: unknown },
): Promise<Outcome<Known["chosen"]>> => {
  const wanted = step.chooses?.(sent as never) ?? {};
  if (wanted.policy === undefined && wanted.scheme === undefined) return accept(undefined);
  const kind = kindNamed(body.kind);
  const day = body.policy?.day ?? (body.filedAt === undefined ? asked.today : chinaDayOf(body.filedAt));
  const choice = chooseScheme(await loadOffered(asked.tenant, kind, day), wanted, { kind: kind.title });
  return choice.ok ? accept({ id: choice.value.policy, scheme: choice.value.scheme, day }) : choice;
};
