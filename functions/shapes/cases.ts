// What cases look like from outside: what is sent to write, file and agree to them, and what is shown of every kind.
import * as z from "zod/mini";
import { outlierWords } from "../../domain/cases/jury-result.ts";
import type { CaseKind, LoadedCase } from "../../domain/cases/kind.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import {
  evidenceShape,
  factsShape,
  proseShape,
  reasonsText,
  sharesShape,
  titleShape,
  weightShape,
} from "../../domain/cases/shapes.ts";
import { waitingOf } from "../../domain/cases/waiting.ts";
import { leaves } from "../../domain/policy/schema.ts";
import type { Case, Jury, Step } from "../../domain/records/cases.ts";
import { writeFen } from "../../domain/values/money.ts";
import type { Asked } from "../http/asked.ts";
import { amountShape, wordsShape } from "./common.ts";
import { dayShape, idShape, labelShape, moneyShape } from "./records.ts";
import { type ShownSimilar, similarShape, someSimilar } from "./similar.ts";

/** The fields that are sent of every kind; its texts, and what only it has, come beside them. */
export type SentCase = {
  title: string;
  authors?: { person: string; weight: number }[] | undefined;
  team?: string | undefined;
  policy?: string | undefined;
  scheme?: string | undefined;
  estimate?: string | undefined;
  evidence?: { title: string; link: string }[] | undefined;
};

type Fields = { [field: string]: z.ZodMiniType };

const mapped = (names: object, shape: z.ZodMiniType): Fields =>
  Object.fromEntries(Object.keys(names).map((name) => [name, shape]));

const writtenFields = ({ texts, optionalTexts = {}, too, awards, alone }: CaseKind): Fields => ({
  title: titleShape,
  ...mapped(texts, proseShape),
  ...mapped(optionalTexts, z.optional(proseShape)),
  ...(!alone && { authors: z.optional(sharesShape), team: z.optional(labelShape) }),
  ...(awards && { policy: z.optional(idShape), scheme: z.optional(idShape), estimate: z.optional(moneyShape) }),
  evidence: z.optional(evidenceShape),
  ...too?.shape,
});

export const newCaseShape = (kind: CaseKind): z.ZodMiniType<SentCase> =>
  z.strictObject(writtenFields(kind)) as unknown as z.ZodMiniType<SentCase>;

export const caseChangeShape = (kind: CaseKind): z.ZodMiniType<Partial<SentCase>> =>
  z.partial(z.strictObject(writtenFields(kind))) as unknown as z.ZodMiniType<Partial<SentCase>>;

export const submissionShape = z.strictObject({ facts: z.optional(factsShape) });

export const agreementShape = z.strictObject({
  agrees: z.boolean(),
  weight: weightShape,
  of: leaves.atLeastOne,
  reasons: z.optional(reasonsText),
});

const momentShape = z.string();

const marksShape = z.strictObject({ juror: idShape, seat: idShape, marks: z.record(z.string(), z.int()) });

export const factEntryShape = z.strictObject({
  value: z.union([z.string(), z.number(), z.array(marksShape)]),
  source: z.string(),
  by: z.optional(idShape),
  at: momentShape,
  confirmed: z.optional(z.strictObject({ by: idShape, for: z.optional(idShape), at: momentShape })),
});

const stateShape = ({ states }: CaseKind) => z.enum(Object.keys(states));

const waitingFields = (kind: CaseKind) => ({
  state: stateShape(kind),
  stateSays: wordsShape,
  since: momentShape,
  turn: z.array(z.strictObject({ whose: z.string(), says: wordsShape })),
  waitingDays: z.optional(z.int()),
  doneBy: z.optional(dayShape),
  overdue: z.boolean(),
});

export const caseLineShape = (kind: CaseKind) =>
  z.strictObject({
    id: idShape,
    kind: z.literal(kind.kind),
    title: z.string(),
    ...waitingFields(kind),
    proposer: idShape,
    department: z.optional(z.string()),
    team: z.optional(z.string()),
    authors: z.array(idShape),
    filedAt: z.optional(momentShape),
    version: z.int(),
  });

const authorShape = z.strictObject({
  person: idShape,
  weight: z.int(),
  agreedAt: z.optional(momentShape),
  refused: z.optional(z.strictObject({ at: momentShape, reasons: z.string() })),
});

const juryShape = z.strictObject({
  round: z.int(),
  seats: z.array(z.strictObject({ juror: idShape, seat: idShape, markedAt: z.optional(momentShape) })),
  /** Once all marks are in. */
  opened: z.optional(
    z.strictObject({
      score: z.string(),
      rate: z.optional(z.string()),
      seats: z.array(z.strictObject({ seat: idShape, score: z.string() })),
      outliers: z.array(
        z.strictObject({ juror: idShape, seat: idShape, score: z.string(), others: z.string(), says: wordsShape }),
      ),
    }),
  ),
});

/** One for each kind, however many operations answer with it. */
export const caseShape = (kind: CaseKind): z.ZodMiniType => {
  const known = caseShapes.get(kind) ?? makeCaseShape(kind);
  caseShapes.set(kind, known);
  return known;
};

const caseShapes = new Map<CaseKind, z.ZodMiniType>();

const makeCaseShape = (kind: CaseKind) =>
  z.strictObject({
    id: idShape,
    kind: z.literal(kind.kind),
    title: z.string(),
    ...mapped(kind.texts, z.string()),
    ...mapped(kind.optionalTexts ?? {}, z.optional(z.string())),
    ...waitingFields(kind),
    proposer: idShape,
    department: z.optional(z.string()),
    team: z.optional(z.string()),
    authors: z.array(authorShape),
    mentors: z.array(idShape),
    similar: z.optional(z.array(similarShape)),
    lessons: z.optional(z.array(similarShape)),
    evidence: z.array(z.strictObject({ title: z.string(), link: z.string() })),
    estimate: z.optional(amountShape),
    policy: z.optional(z.strictObject({ id: idShape, scheme: idShape, day: z.optional(dayShape) })),
    facts: z.record(z.string(), factEntryShape),
    filedAt: z.optional(momentShape),
    about: z.optional(idShape),
    allowance: z.optional(idShape),
    aboutCase: z.optional(briefShape),
    casesAbout: z.optional(casesAboutShape),
    jury: z.optional(juryShape),
    stagesAhead: z.optional(z.array(idShape)),
    ...kind.shows?.shape,
    awards: z.int(),
    awarded: amountShape,
    history: z.array(
      z.strictObject({
        state: stateShape(kind),
        says: wordsShape,
        at: momentShape,
        by: idShape,
        for: z.optional(idShape),
        reasons: z.optional(z.string()),
        did: z.optional(z.string()),
        objection: z.optional(idShape),
      }),
    ),
    version: z.int(),
  });

/** Objections to it, and failures of it. */
const briefShape = z.strictObject({
  kind: z.string(),
  id: idShape,
  state: z.string(),
  stateSays: wordsShape,
  awarded: amountShape,
});

export const casesAboutShape = z.array(briefShape);

type Viewed = Pick<Asked<unknown, unknown>, "today" | "caller">;

/** Since when, whose turn, and whether it takes too long: by what the enterprise has settled. */
const showWaiting = (body: Case, { today, caller }: Viewed) => ({
  state: body.state,
  stateSays: wordsIn(body, body.state),
  ...waitingOf(body, today, caller.enterprise.body.settings.overdueDays),
});

const wordsIn = ({ kind }: Case, state: string) => kindNamed(kind).states[state]?.says ?? { zh: state, en: state };

type Found = {
  similar?: readonly ShownSimilar[] | undefined;
  lessons?: readonly ShownSimilar[] | undefined;
  /** What it is about, with what that was awarded: whoever rewards this sees it. */
  aboutCase?: LoadedCase | undefined;
  /** Objections to it, and failures of it. */
  casesAbout?: readonly LoadedCase[];
};

/** The fingerprint and the key of the filing are of use inside only; what is similar, for those who may see the others. */
export const showCase = (
  { id, version, body, secret }: LoadedCase,
  viewed: Viewed,
  { similar, lessons = [], aboutCase, casesAbout = [] }: Found = {},
) => ({
  id,
  kind: body.kind,
  title: secret?.title ?? "",
  ...secret?.texts,
  ...showWaiting(body, viewed),
  proposer: body.proposer,
  ...(body.department !== undefined && { department: body.department }),
  ...(body.team !== undefined && { team: body.team }),
  authors: body.authors,
  mentors: body.mentors,
  ...someSimilar(similar),
  ...(lessons.length > 0 && { lessons }),
  evidence: body.evidence,
  ...(body.estimateFen !== undefined && { estimate: writeFen(body.estimateFen) }),
  ...(body.policy && { policy: body.policy }),
  facts: body.facts,
  ...(body.filedAt !== undefined && { filedAt: body.filedAt }),
  ...(body.about !== undefined && { about: body.about }),
  ...(body.allowance !== undefined && { allowance: body.allowance }),
  ...(aboutCase && { aboutCase: showBriefly(aboutCase) }),
  ...showCasesAbout(casesAbout),
  ...(body.jury && { jury: showJury(body.jury) }),
  ...(body.stagesAhead && { stagesAhead: body.stagesAhead }),
  ...kindNamed(body.kind).shows?.show(body, secret),
  awards: body.awards,
  awarded: writeFen(body.awardedFen),
  history: body.history.map((step) => ({ ...step, says: wordsOfStep(body, step) })),
  version,
});

const wordsOfStep = (body: Case, { state, did }: Step) =>
  (did === undefined ? undefined : kindNamed(body.kind).notes?.[did]?.says) ?? wordsIn(body, state);

const showJury = ({ opened, ...jury }: Jury) => ({
  ...jury,
  ...(opened && {
    opened: { ...opened, outliers: opened.outliers.map((each) => ({ ...each, says: outlierWords(each) })) },
  }),
});

export const showCasesAbout = (casesAbout: readonly LoadedCase[]) =>
  casesAbout.length > 0 ? { casesAbout: casesAbout.map(showBriefly) } : {};

const showBriefly = ({ id, body }: LoadedCase) => ({
  kind: body.kind,
  id,
  state: body.state,
  stateSays: wordsIn(body, body.state),
  awarded: writeFen(body.awardedFen),
});

export const showInList = ({ id, version, body, secret }: LoadedCase, viewed: Viewed) => ({
  id,
  kind: body.kind,
  title: secret?.title ?? "",
  ...showWaiting(body, viewed),
  proposer: body.proposer,
  ...(body.department !== undefined && { department: body.department }),
  ...(body.team !== undefined && { team: body.team }),
  authors: body.authors.map(({ person }) => person),
  ...(body.filedAt !== undefined && { filedAt: body.filedAt }),
  version,
});
