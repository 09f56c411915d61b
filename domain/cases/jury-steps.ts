// The steps of a jury 评审, for every kind of case that one marks: seats without conflict of interest, marks sealed until all are in, and a further round.
import * as z from "zod/mini";
import type { CompiledScheme } from "../calculation/compile.ts";
import type { JuryRules } from "../kinds/jury.ts";
import { type Case, type FactEntry, type Jury, type JuryScore, markSheetId } from "../records/cases.ts";
import { changed, created } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import type { Words } from "../words.ts";
import { reach, returnTo } from "./case.ts";
import { juryRulesOf, readMarks, resultOf } from "./jury-result.ts";
import { type CaseKind, type CaseState, type CaseStep, caseStep, type Decided, type Deciding } from "./kind.ts";
import { idShape, withReasons } from "./shapes.ts";
import { turnOfJurors } from "./turn.ts";

/** Which operations a kind calls them by, from where its jury is seated, and where its marks lead. */
export type JuryNames = {
  seat: string;
  give: string;
  again: string;
  from: readonly string[];
  marking: string;
  marked: string;
  /** Where the marks have led and can still be given anew, before any money is owed. */
  againFrom?: readonly string[];
};

/** One transaction holds every juror and author as they are, and puts the case in a list of each. */
const seatsMax = 10;

const seatsShape = z.strictObject({
  seats: z.array(z.strictObject({ juror: idShape, seat: idShape })).check(z.minLength(1), z.maxLength(seatsMax)),
});

type Seats = z.output<typeof seatsShape>;

const seatJury = ({ of, sent, known, deed, newId }: Deciding<Seats>, marking: string): Outcome<Decided> => {
  const rules = rulesFor(known.scheme);
  if (!rules.ok) return rules;
  const { jury } = of.body;
  const early = jury?.seats.find(({ markedAt }) => markedAt !== undefined);
  if (early) return refuseAll([refuse("marks-in", "", { name: early.juror })]);
  const refusals = [...refuseSeats(sent, rules.value), ...refuseJurors({ of, sent, known, deed, newId })];
  if (refusals.length > 0) return refuseAll(refusals);
  const seated: Jury = { round: jury?.round ?? 1, seats: sent.seats };
  return accept({ changes: [changed(of, { ...reach(of.body, marking, deed), jury: seated })] });
};

const rulesFor = (scheme: CompiledScheme | undefined): Outcome<JuryRules> => {
  const rules = juryRulesOf(scheme?.rule);
  return rules ? accept(rules) : refuseAll([refuse("no-jury", "", { name: scheme?.rule.id ?? "–" })]);
};

const refuseSeats = ({ seats }: Seats, rules: JuryRules): Refusal[] => {
  const names = rules.seats.map(({ id }) => id);
  const unknown = seats.flatMap(({ seat }, index) =>
    names.includes(seat)
      ? []
      : [refuse("unknown-seat", `/seats/${index}/seat`, { name: seat, wanted: names.join(", ") })],
  );
  const short = rules.seats.flatMap(({ id, atLeast }) => {
    const seated = seats.filter(({ seat }) => seat === id).length;
    const details = { name: id, given: String(seated), wanted: String(atLeast) };
    return seated < atLeast ? [refuse("seat-short", "/seats", details)] : [];
  });
  return [...unknown, ...short];
};

/** Everyone who cannot judge is named at once, each with what stands in the way. */
const refuseJurors = (deciding: Deciding<Seats>): Refusal[] => {
  const { sent, known, deed } = deciding;
  return sent.seats.flatMap(({ juror }, index) => {
    const path = `/seats/${index}/juror`;
    if (sent.seats.findIndex((other) => other.juror === juror) < index)
      return [refuse("juror-twice", path, { name: juror })];
    const person = known.people.find(({ id }) => id === juror)?.body;
    const isEmployed =
      person && person.from <= deed.today && (person.until === undefined || deed.today <= person.until);
    if (!isEmployed) return [refuse("person-not-employed", path, { name: juror, wanted: deed.today })];
    const isJuror = known.members.find(({ id }) => id === juror)?.body.roles.includes("juror");
    return [
      ...(isJuror ? [] : [refuse("juror-role-missing", path, { name: juror })]),
      ...conflictsOf(juror, deciding).map((wanted) => refuse("juror-conflict", path, { name: juror, wanted })),
    ];
  });
};

const conflictsOf = (juror: string, { of: { body }, known }: Deciding<Seats>): Words[] => {
  const authors = body.authors.map(({ person }) => person);
  if (authors.includes(juror)) return [{ zh: "是建议人之一", en: "is one of the authors" }];
  const mentors = known.people.filter(({ id }) => authors.includes(id)).map(({ secret }) => secret?.mentor);
  const isMentor = [...body.mentors, ...mentors, ...(known.teaching ?? [])].includes(juror);
  const below = authors.filter((author) => known.above.get(author)?.includes(juror));
  const above = authors.filter((author) => known.above.get(juror)?.includes(author));
  return [
    ...(isMentor ? [{ zh: "是建议人的师傅", en: "mentors one of the authors" }] : []),
    ...below.map((author) => ({ zh: `是 ${author} 的上级`, en: `stands above ${author} in the line of command` })),
    ...above.map((author) => ({ zh: `是 ${author} 的下属`, en: `stands below ${author} in the line of command` })),
  ];
};

const marksShape = z.strictObject({ marks: z.record(z.string(), z.number()) });

/** The numbers stand in the secret of a sheet of its own until the last one comes; that one opens them all. */
const giveMarks = (
  { of, sent, known, deed }: Deciding<z.output<typeof marksShape>>,
  { marked }: Pick<JuryNames, "marked">,
): Outcome<Decided> => {
  const { body, id } = of;
  const { scheme } = known;
  const rules = rulesFor(scheme);
  const { jury } = body;
  if (!rules.ok || !scheme || !jury) return rules.ok ? refuseAll([refuse("no-jury", "", { name: "–" })]) : rules;
  const juror = deed.by.person;
  const place = jury.seats.findIndex((seat) => seat.juror === juror);
  const own = jury.seats[place];
  if (!own) throw new Error(`${juror} has no seat.`);
  if (own.markedAt !== undefined) return refuseAll([refuse("marked-already", "", { name: juror })]);
  const sheet = readMarks(rules.value, { juror, seat: own.seat, marks: sent.marks });
  if (!sheet.ok) return sheet;
  const written = created(
    "marks",
    markSheetId(id, jury.round, place),
    { case: id, round: jury.round, juror, seat: own.seat, at: deed.now },
    { marks: sheet.value.marks },
  );
  const seats = jury.seats.map((seat) => (seat === own ? { ...seat, markedAt: deed.now } : seat));
  if (seats.some(({ markedAt }) => markedAt === undefined))
    return accept({ changes: [changed(of, { jury: { ...jury, seats } }), written] });
  const scores = jury.seats.map((seat): JuryScore => {
    if (seat === own) return sheet.value;
    const found = known.marks.find((each) => each.body.juror === seat.juror);
    if (!found?.secret) throw new Error(`The marks of ${seat.juror} are gone.`);
    return { juror: seat.juror, seat: seat.seat, marks: found.secret.marks };
  });
  const fact: FactEntry = { value: scores, source: "juror", at: deed.now };
  const opened = resultOf(scheme.rule, scores);
  const fields: Partial<Case> = {
    ...reach(body, marked, deed),
    facts: { ...body.facts, scores: fact },
    jury: { ...jury, seats, opened },
  };
  return accept({ changes: [changed(of, fields), written] });
};

/** Sheets of earlier rounds stay what they are. Begun while some are missing, it frees a jury of someone who never comes. */
const markAgain = ({ of, sent, deed }: Deciding<z.output<typeof withReasons>>, marking: string): Outcome<Decided> => {
  const { body } = of;
  const { scores: _, ...facts } = body.facts;
  const { round, seats } = body.jury ?? { round: 0, seats: [] };
  const jury: Jury = { round: round + 1, seats: seats.map(({ juror, seat }) => ({ juror, seat })) };
  const fields: Partial<Case> = { ...returnTo(body, marking, deed, sent.reasons, anotherRound), facts, jury };
  return accept({ changes: [changed(of, fields)] });
};

export const jurySteps = ({ seat, give, again, from, marking, marked, againFrom = [] }: JuryNames): CaseStep[] => [
  caseStep({
    id: seat,
    path: "jury",
    to: ["hr"],
    apart: ["author", "mentor"],
    from: [...from, marking],
    leads: [marking],
    body: seatsShape,
    needs: ["scheme", "people"],
    names: ({ seats }) => seats.map(({ juror }) => juror),
    summary: { zh: "安排评委", en: "Seat a jury" },
    description: {
      zh: `按方案的评审席位安排评委，每个席位不少于规定人数，每人只坐一席，最多 ${seatsMax} 人。评委须在职并有评委角色，不得是建议人及其师傅，也不得与建议人有上下级关系；有问题的全部列出。本轮还没有人打分时可以重新安排。`,
      en: `Fills the seats of the scheme, each with as many jurors as it asks for at least and nobody on two, ${seatsMax} in all. A juror is employed, has that role, and is no author, no mentor of one, and neither above nor below one in the line of command; all that stands in the way is listed. While no marks of the round are in, the jury can be seated anew.`,
    },
    decide: (deciding) => seatJury(deciding, marking),
  }),
  caseStep({
    id: give,
    path: "marks",
    to: ["juror:juror"],
    from: [marking],
    leads: [marked],
    body: marksShape,
    needs: ["scheme", "marks"],
    summary: { zh: "评委打分", en: "Give marks" },
    description: {
      zh: "评委对方案的每个评分项打 0 至 100 的整数分，每轮一次。全部评委交齐之前，任何人看不到任何分数；最后一份交来时同时公开：各席位得分、相应比例，以及与其他评委相差过大的评分。",
      en: "A juror gives each criterion of the scheme a whole number from 0 to 100, once a round. Until all are in no one sees any mark; with the last one they open together: the score of each seat, the rate that follows, and jurors who stand far apart from the others.",
    },
    decide: (deciding) => giveMarks(deciding, { marked }),
  }),
  caseStep({
    id: again,
    path: "marking-again",
    to: ["reviewer", "hr"],
    apart: ["author", "mentor", "juror"],
    from: [marked, marking, ...againFrom],
    leads: [marking],
    body: withReasons,
    summary: { zh: "重新评分", en: "Begin another round of marks" },
    description: {
      zh: "说明理由后开始新一轮评分，评委不变，也可随后重新安排；以前各轮的评分留存，不再计入。有评委迟迟不交时也可如此。",
      en: "Says why, and begins a new round: with the same jurors, or another jury seated after it. The marks of earlier rounds are kept and do not count. It also helps where a juror never comes.",
    },
    decide: (deciding) => markAgain(deciding, marking),
  }),
];

const anotherRound = "marking-again";

/** What their history calls a further round. */
export const juryNotes = {
  [anotherRound]: {
    says: { zh: "重新评分", en: "marks asked for again" },
    happened: { zh: "要求重新评分", en: "asked for the marks again" },
    hand: { zh: "评审人或人力资源", en: "reviewer or HR" },
  },
} satisfies CaseKind["notes"];

/** Who sits on it marks it. */
export const markingState = {
  says: { zh: "评委评分中", en: "being marked" },
  told: { zh: "评委正在评分", en: "A jury is marking it" },
  happened: { zh: "安排了评委", en: "seated its jury" },
  hand: { zh: "人力资源", en: "HR" },
  turn: { of: turnOfJurors, says: { zh: "待评委打分", en: "its jurors give their marks" } },
} satisfies CaseState;

export const markedState = {
  says: { zh: "评分已齐", en: "marked" },
  told: { zh: "评委已全部评分", en: "All marks are in" },
  happened: { zh: "交来最后一份评分", en: "gave the last of the marks" },
  hand: { zh: "评委", en: "juror" },
} satisfies CaseState;
