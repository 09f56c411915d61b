// Failures 宽容失败: what was tried and did not work is reviewed by a panel; who tried it with diligence bears no blame, and what was learned is for everyone.
import * as z from "zod/mini";
import type { Case, CaseSecret, Evidence } from "../../records/cases.ts";
import { type Change, changed, created } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { fingerprintOf } from "../../similar/fingerprint.ts";
import type { Words } from "../../words.ts";
import { type Deed, reach, stepTo } from "../case.ts";
import * as common from "../common-states.ts";
import { type CaseKind, caseStep, type Decided, type Deciding, type LoadedCase } from "../kind.ts";
import { factsConfirmed } from "../review.ts";
import { evidenceShape, factsShape, idShape, proseShape, reasonsText, someEvidenceShape } from "../shapes.ts";
import { turnOfRole } from "../turn.ts";

export type Failure = Case & {
  /** It was opened because the case that it is about has failed; that one's proposer did not choose to file it. */
  opened?: true;
  diligent?: boolean;
  /** Who took part in the review beside the reviewer. */
  panel?: string[];
  /** The original records that the panel has seen. */
  records?: Evidence[];
};

const texts = { attempted: { zh: "尝试内容", en: "what was tried" } };

/** A review about a case that has failed: its people are asked, its words say what was tried, and `reasons` why it ended. */
export const openFailure = (of: LoadedCase, { reasons }: { reasons: string }, id: string, deed: Deed): Change => {
  const { proposer, department, team, authors, mentors, evidence } = of.body;
  const secret: CaseSecret = {
    title: of.secret?.title ?? "",
    texts: { attempted: Object.values(of.secret?.texts ?? {}).join("\n"), causes: reasons },
  };
  const body: Failure = {
    kind: "failure",
    state: "submitted",
    since: deed.now,
    filedAt: deed.now,
    proposer,
    ...(department !== undefined && { department }),
    authors,
    ...(team !== undefined && { team }),
    mentors,
    evidence,
    history: [stepTo("submitted", deed, reasons)],
    facts: {},
    about: of.id,
    opened: true,
    awards: 0,
    awardedFen: 0,
  };
  return created("case", id, body, { ...secret, ...fingerprintOf(secret, texts) });
};

const panelShape = z.array(idShape).check(z.minLength(1), z.maxLength(10));
const found = { causes: z.optional(proseShape), lesson: z.optional(proseShape), panel: panelShape };

const failureReviewShape = z.discriminatedUnion("verdict", [
  z.strictObject({
    verdict: z.literal("diligent"),
    ...found,
    records: someEvidenceShape,
    reasons: z.optional(reasonsText),
    facts: z.optional(factsShape),
  }),
  z.strictObject({
    verdict: z.literal("negligent"),
    ...found,
    records: z.optional(evidenceShape),
    reasons: reasonsText,
  }),
  z.strictObject({ verdict: z.literal("return"), reasons: reasonsText }),
]);

const review = (deciding: Deciding<z.output<typeof failureReviewShape>>): Outcome<Decided> => {
  const { of, sent, known, deed } = deciding;
  const { body, secret } = of;
  if (sent.verdict === "return") return accept({ changes: [changed(of, reach(body, "returned", deed, sent.reasons))] });
  const { causes = secret?.texts.causes, lesson = secret?.texts.lesson, records = [], panel, reasons } = sent;
  const refusals = refusePanel(deciding, panel);
  if (causes === undefined) refusals.push(refuse("missing-field", "/causes", { name: "causes" }));
  if (lesson === undefined) refusals.push(refuse("missing-field", "/lesson", { name: "lesson" }));
  if (refusals.length > 0 || causes === undefined || lesson === undefined) return refuseAll(refusals);
  const diligent = sent.verdict === "diligent";
  // Only who tried it with diligence can be awarded anything, so only then do the facts of an award matter.
  const facts = diligent ? factsConfirmed(body, known.scheme, sent.facts ?? {}, deed) : accept(body.facts);
  if (!facts.ok) return facts;
  const fields: Partial<Failure> = {
    ...reach(body, "reviewed", deed, reasons),
    facts: facts.value,
    diligent,
    panel,
    records,
  };
  return accept({ changes: [changed(of, fields, { texts: { ...secret?.texts, causes, lesson } })] });
};

/** A panel of people of the enterprise who have no part in what failed; the reviewer counts once. */
const refusePanel = ({ of: { body }, known, deed }: Deciding, panel: readonly string[]): Refusal[] => {
  const concerned = new Set([...body.authors.map(({ person }) => person), ...body.mentors]);
  const before = [deed.by.person, ...(deed.by.for === undefined ? [] : [deed.by.for])];
  return panel.flatMap((name, index) => {
    const path = `/panel/${index}`;
    const person = known.people.find(({ id }) => id === name)?.body;
    const isEmployed =
      person && person.from <= deed.today && (person.until === undefined || deed.today <= person.until);
    if (!isEmployed) return [refuse("person-not-employed", path, { name, wanted: deed.today })];
    if (concerned.has(name)) return [refuse("panel-not-apart", path, { name })];
    return [...before, ...panel.slice(0, index)].includes(name) ? [refuse("employee-twice", path, { name })] : [];
  });
};

const closingShape = z.strictObject({ reasons: z.optional(reasonsText) });

const close = ({ of, sent: { reasons }, deed }: Deciding<z.output<typeof closingShape>>): Outcome<Decided> => {
  if (of.body.state === "reviewed" && reasons === undefined)
    return refuseAll([refuse("missing-field", "/reasons", { name: "reasons" })]);
  return accept({ changes: [changed(of, reach(of.body, "closed", deed, reasons))] });
};

/** What a review that another case opened is about is not for its people to change, nor is whether it is held. */
const refuseOpened = ({ opened, about = "" }: Failure): Refusal | undefined =>
  opened ? refuse("opened-by-failure", "", { name: about }) : undefined;

const isDiligent = (body: Case): boolean => (body as Failure).diligent === true;

const decision = (diligent: boolean): Words =>
  diligent
    ? { zh: "已勤勉尽责，任何人不因此次失败承担责任", en: "It was tried with diligence: no one bears blame for it" }
    : { zh: "未能证明勤勉尽责", en: "Diligence was not shown" };

export const failure: CaseKind = {
  kind: "failure",
  plural: "failures",
  title: { zh: "失败评议", en: "failure review" },
  texts,
  optionalTexts: { causes: { zh: "原因", en: "causes" }, lesson: { zh: "教训", en: "lesson" } },
  too: {
    shape: { about: z.optional(idShape) },
    needs: ["about"],
    read: ({ about }, known, _, before) => {
      if (about === undefined) return accept({});
      const opened = before && refuseOpened(before.body);
      if (opened) return refuseAll([opened]);
      return known.about ? accept({ about }) : refuseAll([refuse("unknown-id", "/about")]);
    },
  },
  proposer: "author",
  states: {
    draft: common.draft,
    submitted: {
      ...common.submitted,
      told: { zh: "已提交，等待评议", en: "It is submitted and waits for its review" },
      turn: { of: turnOfRole("reviewer"), says: { zh: "待评审人组织评议", en: "a reviewer holds the review" } },
    },
    returned: common.returned,
    reviewed: {
      says: { zh: "已评议", en: "reviewed" },
      told: { zh: "已评议，结论和教训已记录", en: "It is reviewed; the decision and the lesson are recorded" },
      happened: { zh: "完成评议", en: "reviewed it" },
      hand: { zh: "评审人", en: "reviewer" },
      turn: {
        of: turnOfRole("hr"),
        says: { zh: "待人力资源提出奖励核定或予以办结", en: "HR proposes an award, or closes it" },
      },
      reviewed: true,
    },
    awarded: common.awarded,
    closed: {
      says: { zh: "已办结", en: "closed" },
      told: { zh: "已办结", en: "It is closed" },
      happened: { zh: "办结", en: "closed it" },
      hand: { zh: "人力资源", en: "HR" },
    },
    withdrawn: common.withdrawn,
  },
  notes: { cancellation: common.cancellation },
  withdrawnFrom: ["draft", "submitted", "returned"],
  refusesWithdrawal: (body) => refuseOpened(body),
  tells: (body) => {
    const { diligent } = body as Failure;
    return diligent === undefined ? undefined : decision(diligent);
  },
  teaches: ["reviewed", "awarded", "closed"],
  steps: [
    caseStep({
      id: "review-failure",
      path: "review",
      to: ["reviewer"],
      apart: ["author", "mentor"],
      from: ["submitted"],
      leads: ["reviewed", "returned"],
      body: failureReviewShape,
      needs: ["scheme", "people"],
      names: (sent) => (sent.verdict === "return" ? [] : sent.panel),
      summary: { zh: "评议失败", en: "Review a failure" },
      description: {
        zh: "由当事人及其师傅以外的评审人会同评议小组（panel，至少一人，均不得为当事人或其师傅）作出结论：diligent 勤勉尽责，须列出能证明勤勉尽责的原始记录（records，至少一项），不追究责任，可给予奖励；negligent 未尽责，须写理由；return 退回补充，须写理由。前两者须有原因（causes）和教训（lesson），当事人已写的可以不重写。提出人填写的事实，结论为 diligent 时须在 facts 中逐项写明。",
        en: "By a reviewer with a panel (`panel`, at least one more person), none of them an author or a mentor of one. `diligent`, with at least one original record that shows diligence in `records`: no one bears blame, and it can be awarded. `negligent`, with reasons. `return`, with what is missing. The first two need `causes` and `lesson`, unless the authors have written them. For `diligent` each fact that the authors stated is written in `facts`.",
      },
      decide: review,
    }),
    caseStep({
      id: "close-failure",
      path: "closing",
      to: ["hr"],
      apart: ["author", "mentor"],
      from: ["reviewed", "awarded"],
      leads: ["closed"],
      body: closingShape,
      summary: { zh: "办结失败评议", en: "Close a failure review" },
      description: {
        zh: "由当事人及其师傅以外的人力资源办结；没有给予奖励的须写理由。教训继续保留，可供检索。",
        en: "By HR, apart from the authors and their mentors; with reasons where nothing was awarded. The lesson stays and can be found.",
      },
      decide: close,
    }),
  ],
  awards: {
    from: { reviewed: "awarded" },
    fits: ({ kind }) => kind === "table",
    schemeOptional: true,
    refuses: (body) => (isDiligent(body) ? undefined : refuse("only-when-diligent", "")),
  },
  shows: {
    shape: {
      opened: z.optional(z.literal(true)),
      decision: z.optional(
        z.strictObject({
          diligent: z.boolean(),
          noBlame: z.boolean(),
          says: z.strictObject({ zh: z.string(), en: z.string() }),
          panel: z.array(idShape),
          records: z.array(z.strictObject({ title: z.string(), link: z.string() })),
        }),
      ),
    },
    show: (body) => {
      const { opened, diligent, panel = [], records = [] } = body as Failure;
      const says = diligent === undefined ? undefined : decision(diligent);
      return {
        ...(opened && { opened }),
        ...(says && { decision: { diligent, noBlame: diligent, says, panel, records } }),
      };
    },
  },
};
