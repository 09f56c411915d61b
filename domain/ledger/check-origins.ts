// Holds every award against the case that it came from, as the journal has that case at that moment: its people, its facts, and whose hands it went through.
import { factsAs, sharesAs } from "../awards/why-outdated.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Award } from "../records/awards.ts";
import { type Case, type JuryScore, type MarkSheet, type MarkSheetSecret, markSheetId } from "../records/cases.ts";
import type { Body, Loaded } from "../records/record.ts";
import type { Words } from "../words.ts";
import { type Break, broken } from "./break.ts";
import { ofKind } from "./check-money.ts";
import type { Stored } from "./check-records.ts";
import type { Folded, Version } from "./fold.ts";
import { handsOf, peopleOf, wrongHand } from "./hands.ts";

type Named<Public extends Body> = Loaded<Public, Body>;

export const checkOrigins = (stored: Stored, { records }: Pick<Folded, "records">): Break[] => {
  const cases = new Map(ofKind<Case>(stored, "case").map((of) => [of.id, of]));
  return [
    ...ofKind<Award>(stored, "award").flatMap((award) => {
      const of = cases.get(award.body.case);
      if (!of) return [];
      const told = toldBy(records.get(`award/${award.id}`) ?? [], records.get(`case/${of.id}`) ?? [], of.body);
      return [...checkBasis(award, told), ...checkHands(award, told)];
    }),
    ...[...cases.values()].flatMap((of) => checkMarks(of, stored)),
  ];
};

/** An award in each of its versions, with its case as it then was. */
type Told = { award: Award; of: Case };

/** What was written in the same entry was so at the same moment; an entry that leaves the case alone found it as before. */
const toldBy = (awards: readonly Version[], cases: readonly Version[], now: Case): Told[] => {
  const byEntry = new Map(cases.map(({ entry, body }) => [entry, body as unknown as Case]));
  let of = byEntry.get(awards.find(({ entry }) => byEntry.has(entry))?.entry ?? "") ?? now;
  return awards.map(({ entry, body }) => {
    of = byEntry.get(entry) ?? of;
    return { award: body as unknown as Award, of };
  });
};

/** Its people and facts are those of its case when it was proposed, and still were when it was approved. */
const checkBasis = ({ id, body }: Named<Award>, told: readonly Told[]): Break[] => {
  const approved = told.find(({ award }) => award.state === "approved");
  const moments = [...told.slice(0, 1), ...(approved ? [approved] : [])];
  const at = `award/${id}`;
  const values = Object.fromEntries(Object.entries(body.factsFrom).map(([name, { value }]) => [name, value]));
  return [
    ...(moments.every(({ of }) => sharesAs(of, body)) ? [] : [broken("I11", at, notIts.people)]),
    ...(moments.every(({ of }) => factsAs(of, body)) ? [] : [broken("I11", at, notIts.facts)]),
    ...(canonicalJson(values) === canonicalJson(body.request.facts) ? [] : [broken("I11", at, notIts.values)]),
  ];
};

const notIts = {
  people: { zh: "受益人和权重不是事项当时的", en: "its people and weights are not those of its case at the time" },
  facts: { zh: "所依据的事实不是事项当时的", en: "the facts it names are not those of its case at the time" },
  values: { zh: "计算所用的事实与所记来源不符", en: "it was calculated from other facts than those it names" },
  marks: { zh: "评分与评分表不符", en: "its marks are not those of the jurors' sheets" },
} satisfies Record<string, Words>;

/** Nobody who gains or mentors has a hand in it, at any time; a step of the case that ends a proposal decides nothing about its money. */
const checkHands = ({ id, body }: Named<Award>, told: readonly Told[]): Break[] => {
  const steps = [
    ...placesOf(body.history, told, ({ history }) => history.length).filter(({ step }) => step.state !== "superseded"),
    ...placesOf(body.approvals, told, ({ approvals }) => approvals.length),
  ];
  const breaks = steps.flatMap(({ step, of }) => {
    const { authors, mentors } = peopleOf(of);
    const gains = (person: string) =>
      authors.has(person) || body.request.shares.some(({ employee }) => employee === person);
    return handsOf(step).flatMap((person) => {
      if (gains(person)) return [wrongHand(`award/${id}`, person, "受益人", "who gains from it")];
      return mentors.has(person) ? [wrongHand(`award/${id}`, person, "师傅", "a mentor of an author")] : [];
    });
  });
  return [...new Map(breaks.map((each) => [each.says.en, each])).values()];
};

/** Each step with the case as it was when the step came to be. */
const placesOf = <Step extends { by: string }>(
  steps: readonly Step[],
  told: readonly Told[],
  lengthOf: (award: Award) => number,
): { step: Step; of: Case }[] =>
  steps.flatMap((step, index) => {
    const moment = told.find(({ award }) => lengthOf(award) > index) ?? told.at(-1);
    return moment ? [{ step, of: moment.of }] : [];
  });

/** What was opened is what lay in the sheets of the round. A sheet whose numbers were erased says nothing any more. */
const checkMarks = ({ id, body }: Named<Case>, stored: Stored): Break[] => {
  const { jury, facts } = body;
  const scores = facts.scores?.value;
  if (!jury || !Array.isArray(scores)) return [];
  const isSame = scores.length === jury.seats.length && scores.every((score, index) => isOf(score, index));
  return isSame ? [] : [broken("I11", `case/${id}`, notIts.marks)];

  function isOf({ juror, seat, marks }: JuryScore, index: number): boolean {
    const sheet = stored.get(`marks/${markSheetId(id, jury?.round ?? 0, index)}`) as
      | Loaded<MarkSheet, MarkSheetSecret>
      | undefined;
    if (!sheet || sheet.body.juror !== juror || sheet.body.seat !== seat) return false;
    return sheet.secret === undefined || canonicalJson(sheet.secret.marks) === canonicalJson(marks);
  }
};
