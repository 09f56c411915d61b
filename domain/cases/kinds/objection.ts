// Objections 异议: an employee contests a calculation or a refusal, and is answered with reasons, in time, by someone who did not decide it.
import * as z from "zod/mini";
import { objectionDaysOf } from "../../people/settings.ts";
import { leaves } from "../../policy/schema.ts";
import type { Award } from "../../records/awards.ts";
import type { Case } from "../../records/cases.ts";
import { changed, type Loaded } from "../../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../refusals.ts";
import { addDays } from "../../values/moment.ts";
import { writeFen } from "../../values/money.ts";
import type { Words } from "../../words.ts";
import { reach } from "../case.ts";
import * as common from "../common-states.ts";
import { type CaseFiling, type CaseKind, caseStep, type Decided, type Deciding, type WrittenToo } from "../kind.ts";
import { dayShape, idShape, reasonsText } from "../shapes.ts";
import type { TurnRule } from "../turn.ts";
import {
  calculatedAnew,
  fileCalculation,
  type PinnedCalculation,
  pinnedCalculationShape,
  readCalculation,
  showPinnedCalculation,
} from "./objection-allowance.ts";
import {
  decidersOf,
  type Other,
  ownCase,
  type PinnedAward,
  type PinnedRefusal,
  pinDecision,
  reopened,
} from "./objection-target.ts";

export type Objection = Case & {
  /** An award by its number, a calculation of an allowance by its, or else the refusal of the case; as it was when the objection was filed. */
  objectsTo: {
    award?: number;
    pinnedAward?: PinnedAward;
    pinnedRefusal?: PinnedRefusal;
    calculation?: number;
    pinnedCalculation?: PinnedCalculation;
  };
  answerBy?: string;
  answer?: { outcome: ObjectionOutcome; award?: string; calculation?: number };
};

const outcomes = ["upheld", "recalculated", "remark"] as const;
type ObjectionOutcome = (typeof outcomes)[number];

const outcomeWords: Record<ObjectionOutcome, Words> = {
  upheld: { zh: "已答复：维持原决定，理由见经过", en: "It is answered: the decision stands; the steps say why" },
  recalculated: {
    zh: "已答复：异议成立，原决定已重新办理",
    en: "It is answered: you were right, and it is decided anew",
  },
  remark: {
    zh: "已答复：原决定符合制度，但制度本身应当修改，意见已转制度起草人",
    en: "It is answered: the decision follows the rule, but the rule should change; its drafters are told",
  },
};

const too: WrittenToo = {
  says: {
    zh: "about 为所异议的事项，本人须是其有关人员；对核定有异议的在 award 写明第几次核定，不写即为对不采纳有异议。对津贴有异议的不写 about，写本人的津贴编号 allowance，可写明第几次计算 calculation，不写即为最近一次。提交时记下当时的决定和全部经办人；同一决定本人同时只能有一份未答复的异议。",
    en: "`about` is the case whose decision is contested, one of the caller's own; `award` is the number of the award, and without it the refusal is meant. Where a monthly allowance is contested, `allowance` stands in place of `about`, one of the caller's own, and `calculation` is the number of the calculation, the last one unless said otherwise. The decision is pinned when it is submitted, with everyone who had a hand in it; one objection at a time is open to the same decision.",
  },
  shape: {
    about: z.optional(idShape),
    award: z.optional(leaves.atLeastOne),
    allowance: z.optional(idShape),
    calculation: z.optional(leaves.atLeastOne),
  },
  needs: ["about", "allowance"],
  read: (sent, known, deed, before) => {
    const { about = before?.body.about, allowance = before?.body.allowance } = sent;
    const isOfAllowance = allowance !== undefined;
    // What it is about, a case or an allowance, stays: for the other another one is written.
    const foreign = (isOfAllowance ? ["about", "award"] : ["calculation"]).filter((name) => sent[name] !== undefined);
    if (isOfAllowance && before?.body.about !== undefined) foreign.push("allowance");
    if (foreign.length > 0) return refuseAll(foreign.map((name) => refuse("unknown-field", `/${name}`, { name })));
    if (isOfAllowance) return readCalculation(sent.calculation as number | undefined, known, deed.by.person);
    if (about === undefined) return refuseAll([refuse("missing-field", "/about", { name: "about, allowance" })]);
    const award = sent.award as number | undefined;
    const other = ownCase(known, deed.by.person);
    if (!other) return refuseAll([refuse("unknown-id", "/about")]);
    const pinned = pinDecision(other, award);
    if (!pinned.ok) return pinned;
    return accept({ about: other.of.id, objectsTo: { ...(award !== undefined && { award }) } });
  },
};

/** What is objected to is written down as it is now, with everyone who decided it: neither can change any more. */
const filing: CaseFiling = {
  needs: ["about", "allowance"],
  once: {
    key: (body) => {
      const { proposer, about = "", allowance, objectsTo } = body as Objection;
      if (allowance !== undefined) return [proposer, allowance, `calculation ${objectsTo.calculation}`];
      return [proposer, about, String(objectsTo.award ?? "refusal")];
    },
    refusal: "objection-open",
    until: ["answered", "withdrawn"],
    wordsToo: true,
  },
  file: ({ of, known, deed }) => {
    const { objectsTo, proposer, allowance } = of.body as Objection;
    const answerBy = addDays(deed.today, objectionDaysOf(known.settings));
    if (allowance !== undefined) return fileCalculation(objectsTo, known, { proposer, answerBy });
    const other = ownCase(known, proposer);
    if (!other) return refuseAll([refuse("unknown-id", "/about")]);
    const pinned = pinDecision(other, objectsTo.award);
    if (!pinned.ok) return pinned;
    const { pins, holds, award } = pinned.value;
    const { authors, mentors } = other.of.body;
    const fields: Partial<Objection> = {
      objectsTo: { ...objectsTo, ...pins },
      deciders: decidersOf(other, award?.body),
      concerned: [...authors.map(({ person }) => person), ...mentors],
      answerBy,
    };
    return accept({ fields, holds });
  },
};

const answerShape = z.strictObject({
  outcome: z.enum(outcomes),
  reasons: reasonsText,
  award: z.optional(leaves.atLeastOne),
});

type Answer = z.output<typeof answerShape>;

const answer = ({ of, sent, known, deed }: Deciding<Answer>): Outcome<Decided> => {
  const { outcome, reasons, award } = sent;
  const body = of.body as Objection;
  const { about: other, allowance } = known;
  const { pinnedAward, pinnedRefusal, pinnedCalculation } = body.objectsTo;
  const takesAward = outcome === "recalculated" && pinnedAward !== undefined;
  if (award !== undefined && !takesAward) return refuseAll([refuse("unknown-field", "/award", { name: "award" })]);
  const answered = (named: { award?: string; calculation?: number } = {}) =>
    changed(of, { ...reach(body, "answered", deed, reasons), answer: { outcome, ...named } } as Partial<Objection>);
  if (pinnedCalculation && allowance) {
    if (outcome !== "recalculated") return accept({ changes: [answered()] });
    const anew = calculatedAnew(allowance.of, pinnedCalculation, deed);
    if (!anew.ok) return anew;
    const { kind, id, version } = allowance.of;
    return accept({ changes: [answered({ calculation: anew.value.number })], holds: [{ kind, id, version }] });
  }
  if (!other) throw new Error(`What the objection ${of.id} is about is gone.`);
  if (takesAward) {
    const found = recalculated(body, pinnedAward, other, award);
    if (!found.ok) return found;
    const { kind, id, version } = found.value;
    return accept({ changes: [answered({ award: id })], holds: [{ kind, id, version }] });
  }
  const back =
    outcome === "recalculated" && pinnedRefusal
      ? reopened(other, pinnedRefusal, { objection: of, reasons, deed })
      : undefined;
  return accept({ changes: [answered(), ...(back ? [back] : [])] });
};

/** The new calculation must be there, and approved, before the objection is closed: nobody is put off with a promise. */
const recalculated = (
  { filedAt = "" }: Objection,
  pinned: PinnedAward,
  { granted }: Other,
  number: number | undefined,
): Outcome<Loaded<Award>> => {
  const later = granted.awards.filter(
    ({ body }) => body.number > pinned.number && body.state === "approved" && (body.history[0]?.at ?? "") > filedAt,
  );
  const named = later.find(({ body }) => body.number === number);
  if (named) return accept(named);
  const wanted = later.map(({ body }) => body.number).join(", ");
  return refuseAll([refuse("recalculation-missing", "/award", wanted === "" ? {} : { wanted })]);
};

/** Whoever decided it must not answer, so all three roles that may are asked. */
const turnOfAnswerers: TurnRule = () =>
  (["reviewer", "hr", "approver"] as const).map((role) => ({ whose: `role/${role}` }));

const pinnedShape = {
  pinnedAward: z.optional(
    z.strictObject({
      id: idShape,
      number: z.int(),
      version: z.int(),
      state: z.string(),
      policy: z.strictObject({ id: idShape, version: z.int(), digest: z.string() }),
      total: z.string(),
    }),
  ),
  pinnedCalculation: z.optional(pinnedCalculationShape),
  pinnedRefusal: z.optional(
    z.strictObject({ case: idShape, version: z.int(), step: z.int(), state: z.string(), at: z.string(), by: idShape }),
  ),
};

export const objection: CaseKind = {
  kind: "objection",
  plural: "objections",
  title: { zh: "异议", en: "objection" },
  texts: { grounds: { zh: "异议理由", en: "grounds" } },
  too,
  filing,
  proposer: "author",
  alone: true,
  states: {
    draft: { ...common.draft, happened: { zh: "写下了异议", en: "wrote the objection" } },
    submitted: {
      ...common.submitted,
      told: { zh: "已提交，等待未参与原决定的人答复", en: "It waits for an answer by someone who did not decide it" },
      happened: { zh: "提出了异议", en: "objected" },
      hand: { zh: "异议人", en: "who objects" },
      turn: {
        of: turnOfAnswerers,
        says: { zh: "待未参与原决定的人答复", en: "someone who did not decide it answers it" },
      },
    },
    answered: {
      says: { zh: "已答复", en: "answered" },
      told: { zh: "已答复", en: "It is answered" },
      happened: { zh: "答复了异议", en: "answered it" },
      hand: { zh: "异议答复人", en: "who answered it" },
      reviewed: true,
    },
    withdrawn: { ...common.withdrawn, happened: { zh: "撤回了异议", en: "withdrew it" } },
  },
  withdrawnFrom: ["draft", "submitted"],
  steps: [
    caseStep({
      id: "answer-objection",
      path: "answer",
      to: ["reviewer", "hr", "approver"],
      apart: ["author", "mentor", "self", "decider"],
      from: ["submitted"],
      leads: ["answered"],
      body: answerShape,
      needs: ["about", "allowance"],
      summary: { zh: "答复异议", en: "Answer an objection" },
      description: {
        zh: "由未参与原决定、也不因该事项受益的评审人、人力资源或审批人在 doneBy 之前答复，reasons 写明理由。outcome：upheld 维持；remark 原决定符合制度，但制度应当修改；recalculated 异议成立。对核定的异议成立时，须先由财务重新核实、重新提出核定并获批准，再在 award 中写明新核定的编号；对不采纳的异议成立时，该事项同时退回评审，原评审人不再评审。对津贴的异议成立时，须先更正所依据的记录并重新计算该月，再由重新计算者以外的人答复。",
        en: "By a reviewer, HR or an approver who neither decided it nor gains from it, until the day in `doneBy`, with `reasons`. `outcome`: `upheld`, it stands; `remark`, it follows the rule, but the rule should change; `recalculated`, the objection is right. Where it contests an award, finance verifies again and a new award is proposed and approved first, and `award` names it by number; where it contests a refusal, the case goes back to review in the same moment, by others than who declined it. Where it contests an allowance, the records that it follows from are corrected and the month is computed again first, and somebody other than who did that answers.",
      },
      decide: answer,
    }),
  ],
  doneBy: (body) => (body.state === "submitted" ? (body as Objection).answerBy : undefined),
  tells: (body) => {
    const { outcome } = (body as Objection).answer ?? {};
    return outcome && outcomeWords[outcome];
  },
  shows: {
    shape: {
      objectsTo: z.strictObject({ award: z.optional(z.int()), calculation: z.optional(z.int()), ...pinnedShape }),
      answerBy: z.optional(dayShape),
      answer: z.optional(
        z.strictObject({
          outcome: z.enum(outcomes),
          says: z.strictObject({ zh: z.string(), en: z.string() }),
          award: z.optional(idShape),
          calculation: z.optional(z.int()),
        }),
      ),
    },
    show: (body) => {
      const { objectsTo, answerBy, answer: given } = body as Objection;
      const { pinnedAward, pinnedCalculation, ...others } = objectsTo;
      const { totalFen = 0, ...pinned } = pinnedAward ?? {};
      return {
        objectsTo: {
          ...others,
          ...(pinnedAward && { pinnedAward: { ...pinned, total: writeFen(totalFen) } }),
          ...(pinnedCalculation && { pinnedCalculation: showPinnedCalculation(pinnedCalculation) }),
        },
        ...(answerBy !== undefined && { answerBy }),
        ...(given && { answer: { ...given, says: outcomeWords[given.outcome] } }),
      };
    },
  },
};
