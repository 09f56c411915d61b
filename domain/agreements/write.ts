// Writing an agreement: HR drafts it, changes it while it waits for signatures, and whoever is in it signs the terms that they have read.
import type { Deed } from "../cases/case.ts";
import {
  type Agreement,
  type AgreementSecret,
  type AgreementState,
  type AgreementStep,
  type Mentoring,
  mentoringResults,
  type Programme,
  programmeResults,
} from "../records/agreements.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import type { ServiceOf } from "./end.ts";
import { refuseTwice } from "./enrolment.ts";
import { learnersOf, notSigned, peopleIn } from "./terms.ts";

export type LoadedAgreement = Loaded<Agreement, AgreementSecret>;

type Optional<Fields> = { [field in keyof Fields]?: Fields[field] | undefined };

export type MentoringTerms = Pick<Mentoring, "form" | "mentor" | "apprentices" | "from" | "until"> & { goals: string };
export type ProgrammeTerms = Pick<Programme, "form" | "participant" | "programme" | "from"> &
  Optional<Pick<Programme, "years" | "outAfter" | "mentor">> & { goals: string };
export type Terms = MentoringTerms | ProgrammeTerms;

const yearsByDefault = 3;
const outAfterByDefault = 2;

/** Who is employed until when, and the agreements that whoever learns in this one is in already. */
export type Around = { serviceOf: ServiceOf; others: readonly LoadedAgreement[] };

export const draftAgreement = (id: string, terms: Terms, around: Around, deed: Deed): Outcome<Change> => {
  const begun = { ...reach([], "drafted", deed), terms: 1, signatures: [], assessments: [] };
  return checked({ id, body: { ...begun, ...bodyOf(terms) } }, around, deed, (agreement) =>
    created("agreement", id, agreement, secretOf(terms)),
  );
};

/** What is left out stays, and `null` takes a mentor away. */
export type TermsChange = Optional<
  Omit<MentoringTerms, "form" | "mentor"> & Omit<ProgrammeTerms, "form" | "mentor"> & { mentor: string | null }
>;

/** Whoever had signed signed other terms, and is asked again. */
export const changeAgreement = (
  before: LoadedAgreement,
  change: TermsChange,
  around: Around,
  deed: Deed,
): Outcome<Change> => {
  const { body } = before;
  const foreign = body.form === "mentoring" ? onlyOfProgrammes : onlyOfMentoring;
  const refusals = foreign
    .filter((field) => change[field] !== undefined)
    .map((field) => refuse("unknown-field", `/${field}`, { name: field }));
  if (body.form === "mentoring" && change.mentor === null)
    refusals.push(refuse("missing-field", "/mentor", { name: "mentor" }));
  if (refusals.length > 0) return refuseAll(refusals);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const goals = before.secret?.goals ?? "";
  const { mentor, ...terms } = { ...body, goals, ...Object.fromEntries(given) };
  const wanted = { ...terms, ...(mentor !== null && mentor !== undefined && { mentor }) } as Terms;
  const { state, history, assessments } = body;
  const kept = { state, history, assessments, since: deed.now, terms: body.terms + 1, signatures: [] };
  return checked({ id: before.id, body: { ...kept, ...bodyOf(wanted) } }, around, deed, (agreement) => ({
    ...changed(before, {}, secretOf(wanted)),
    body: agreement,
  }));
};

const onlyOfProgrammes = ["participant", "programme", "years", "outAfter"] as const;
const onlyOfMentoring = ["apprentices", "until"] as const;

const bodyOf = (terms: Terms) => {
  if (terms.form === "mentoring") {
    const { form, mentor, apprentices, from, until } = terms;
    return { form, mentor, apprentices, from, until };
  }
  const { form, participant, programme, from, years = yearsByDefault, outAfter = outAfterByDefault, mentor } = terms;
  return { form, participant, programme, from, years, outAfter, ...(mentor !== undefined && { mentor }) };
};

const secretOf = ({ goals }: Terms): AgreementSecret => ({ goals, assessments: [] });

const checked = (
  { id, body }: { id: string; body: Agreement },
  { serviceOf, others }: Around,
  { today }: Deed,
  save: (agreement: Agreement) => Change,
): Outcome<Change> => {
  const refusals = [
    ...refuseSpan(body),
    ...refusePeople(body, serviceOf),
    ...refuseTwice({ id, body }, others, serviceOf, today),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : accept(save(body));
};

const refuseSpan = (agreement: Agreement): Refusal[] =>
  agreement.form === "mentoring" && agreement.until < agreement.from
    ? [refuse("span-backwards", "/until", { given: agreement.until, wanted: agreement.from })]
    : [];

/** Someone who has left and someone who never was get the same answer: ids of people are not to be guessed here. */
const refusePeople = (agreement: Agreement, serviceOf: ServiceOf): Refusal[] => {
  const { form, mentor, from } = agreement;
  const learners = learnersOf(agreement);
  const pathOf = (index: number): string => (form === "mentoring" ? `/apprentices/${index}` : "/participant");
  const named = [
    ...(mentor === undefined ? [] : [{ person: mentor, path: "/mentor" }]),
    ...learners.map((person, index) => ({ person, path: pathOf(index) })),
  ];
  return named.flatMap(({ person, path }, index) => {
    if (named.slice(0, index).some((other) => other.person === person))
      return [refuse(person === mentor ? "own-mentor" : "employee-twice", path, { name: person })];
    return isEmployed(serviceOf(person), from)
      ? []
      : [refuse("person-not-employed", path, { name: person, wanted: from })];
  });
};

const isEmployed = (service: ReturnType<ServiceOf>, day: string): boolean =>
  service !== undefined && service.from <= day && (service.until === undefined || day <= service.until);

/** With the last signature it is in force. Of two drafts that were written at once neither is signed until one is withdrawn. */
export const signAgreement = (
  agreement: LoadedAgreement,
  terms: number,
  { serviceOf, others }: Around,
  deed: Deed,
): Outcome<Change> => {
  const { body } = agreement;
  const { person } = deed.by;
  if (terms !== body.terms)
    return refuseAll([refuse("terms-changed", "/terms", { given: String(terms), wanted: String(body.terms) })]);
  if (body.signatures.some((signature) => signature.person === person))
    return refuseAll([refuse("signed-already", "", { name: person })]);
  const twice = refuseTwice(agreement, others, serviceOf, deed.today);
  if (twice.length > 0) return refuseAll(twice);
  const signatures = [...body.signatures, { person, at: deed.now }];
  const isLast = notSigned({ ...body, signatures }).length === 0;
  return accept(
    changed(agreement, {
      signatures,
      ...(isLast && { ...reach(body.history, "active", deed), signedOn: deed.today }),
    }),
  );
};

export const withdrawAgreement = (agreement: LoadedAgreement, reasons: string, deed: Deed): Change =>
  changed(agreement, reach(agreement.body.history, "withdrawn", deed), { reasons });

export const reach = (history: readonly AgreementStep[], state: AgreementState, { by, now }: Deed) => ({
  state,
  since: now,
  history: [...history, { state, at: now, by: by.person, ...(by.for !== undefined && { for: by.for }) }],
});

/** Who is in it decides nothing about it; `mentors`, whom those who learn in it have besides, do not assess it, nor do `deciders` correct what they decided. */
export const subjectOf = (
  agreement: Agreement,
  state: string,
  { mentors, deciders }: { mentors: readonly string[]; deciders: readonly string[] },
) => ({
  relations: { self: peopleIn(agreement), mentor: mentors, decider: deciders },
  state,
});

export const resultsOf = ({ form }: Pick<Agreement, "form">): readonly string[] =>
  form === "mentoring" ? mentoringResults : programmeResults;
