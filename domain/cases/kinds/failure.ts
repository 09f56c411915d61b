// Failures 宽容失败: what was tried and did not work is reviewed by a panel; who tried it with diligence bears no blame, and what was learned is for everyone.
import * as z from "zod/mini";
import type { Case, CaseSecret } from "../../records/cases.ts";
import { type Change, changed, created } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { fingerprintOf } from "../../similar/fingerprint.ts";
import type { Words } from "../../words.ts";
import { type Deed, reach, stepTo } from "../case.ts";
import * as common from "../common-states.ts";
import { type CaseKind, caseStep, type Decided, type Deciding, type LoadedCase } from "../kind.ts";
import { idShape, reasonsText } from "../shapes.ts";
import { type TurnRule, turnOfAuthors, turnOfRole } from "../turn.ts";
import { filing } from "./failure-about.ts";
import { type Failure, failureReviewShape, review } from "./failure-review.ts";

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

const closingShape = z.strictObject({ reasons: z.optional(reasonsText) });

const close = ({ of, sent: { reasons }, deed }: Deciding<z.output<typeof closingShape>>): Outcome<Decided> => {
  if (of.body.state === "reviewed" && of.body.awardedFen === 0 && reasons === undefined)
    return refuseAll([refuse("missing-field", "/reasons", { name: "reasons" })]);
  return accept({ changes: [changed(of, reach(of.body, "closed", deed, reasons))] });
};

/** What a review that another case opened is about is not for its people to change, nor is whether it is held. */
const refuseOpened = ({ opened, about = "" }: Failure): Refusal | undefined =>
  opened ? refuse("opened-by-failure", "", { name: about }) : undefined;

const isDiligent = (body: Case): boolean => (body as Failure).diligent === true;

const turnOfReviewed: TurnRule = (body) => {
  const isRewarded = isDiligent(body) && body.policy !== undefined;
  const says = body.awardedFen > 0 ? common.differenceToBeProposed : isRewarded ? undefined : toClose;
  return [{ whose: "role/hr", ...(says && { says }) }];
};

const toClose: Words = { zh: "待人力资源写明理由后办结", en: "HR closes it, with reasons" };

const decision = (diligent: boolean): Words =>
  diligent
    ? { zh: "已勤勉尽责，任何人不因此次失败承担责任", en: "It was tried with diligence: no one bears blame for it" }
    : { zh: "未能证明勤勉尽责", en: "Diligence was not shown" };

/** What another case has opened is reviewed in any case. */
const turnOfReturned: TurnRule = (body) => [
  ...turnOfAuthors(body),
  ...((body as Failure).opened ? [{ whose: "role/reviewer" } as const] : []),
];

const teaches = ["reviewed", "negligent", "awarded", "closed"];

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
  filing,
  proposer: "author",
  states: {
    draft: common.draft,
    submitted: {
      ...common.submitted,
      told: { zh: "已提交，等待评议", en: "It is submitted and waits for its review" },
      turn: { of: turnOfRole("reviewer"), says: { zh: "待评审人组织评议", en: "a reviewer holds the review" } },
    },
    returned: {
      ...common.returned,
      turn: {
        of: turnOfReturned,
        says: common.returned.turn?.says ?? common.returned.says,
        saysTo: {
          reviewer: {
            zh: "当事人不能补充的，由评审人直接作出结论",
            en: "a reviewer decides it as it is, where nobody mends it",
          },
        },
      },
    },
    reviewed: {
      says: { zh: "已评议", en: "reviewed" },
      told: { zh: "已评议，结论和教训已记录", en: "It is reviewed; the decision and the lesson are recorded" },
      happened: { zh: "完成评议", en: "reviewed it" },
      hand: { zh: "评审人", en: "reviewer" },
      turn: {
        of: turnOfReviewed,
        says: { zh: "待人力资源提出奖励核定或予以办结", en: "HR proposes an award, or closes it" },
      },
      reviewed: true,
    },
    negligent: {
      ...common.declined,
      says: { zh: "已评议，未能证明勤勉尽责", en: "reviewed, diligence not shown" },
      told: {
        zh: "未能证明勤勉尽责，理由见经过；可提出异议",
        en: "Diligence was not shown; the steps say why, and you can object",
      },
      happened: { zh: "完成评议，认为未能证明勤勉尽责", en: "reviewed it and did not find diligence" },
    },
    awarded: {
      ...common.awarded,
      turn: { of: turnOfRole("hr"), says: { zh: "待人力资源办结", en: "HR closes it" } },
    },
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
    return diligent === undefined || !teaches.includes(body.state) ? undefined : decision(diligent);
  },
  teaches,
  steps: [
    caseStep({
      id: "review-failure",
      path: "review",
      to: ["reviewer"],
      apart: ["author", "mentor"],
      // Also again: before the award a mistake is mended; after it, or once it is closed, what was found diligent is corrected.
      from: ["submitted", "returned", "reviewed", "negligent", "awarded", "closed"],
      leads: ["reviewed", "negligent", "returned"],
      only: {
        returned: ["reviewed", "negligent"],
        reviewed: ["reviewed", "negligent"],
        negligent: ["reviewed", "negligent"],
        awarded: ["reviewed"],
        closed: ["reviewed"],
      },
      body: failureReviewShape,
      needs: ["scheme", "people", "about"],
      names: (sent) => (sent.verdict === "return" ? [] : sent.panel),
      chooses: (sent) => (sent.verdict === "diligent" ? { policy: sent.policy, scheme: sent.scheme } : {}),
      summary: { zh: "评议失败", en: "Review a failure" },
      description: {
        zh: "由当事人及其师傅以外的评审人会同评议小组（panel，至少一人，均不得为当事人或其师傅）作出结论：diligent 勤勉尽责，须列出能证明勤勉尽责的原始记录（records，至少一项），不追究责任，可给予奖励；negligent 未尽责，须写理由，当事人可提出异议；return 退回补充，须写理由。前两者须有原因（causes）和教训（lesson），当事人已写的可以不重写。提出人填写的事实，结论为 diligent 时须在 facts 中逐项写明。提出人没有写明方案的，结论为 diligent 时可写明 policy 和 scheme，按首次提交之日有效的制度，facts 须齐全。因项目失败启动、已退回的，可直接作出结论。可再次评议以更正；核定或办结之后只能为 diligent，再次核定只补差额。",
        en: "By a reviewer with a panel (`panel`, at least one more person), none of them an author or a mentor of one. `diligent`, with at least one original record that shows diligence in `records`: no one bears blame, and it can be awarded. `negligent`, with reasons; its people can object. `return`, with what is missing. The first two need `causes` and `lesson`, unless the authors have written them. For `diligent` each fact that the authors stated is written in `facts`. Where the authors named no scheme, a diligent review can name `policy` and `scheme`, as in force on the day it was first filed, with all of its facts. One that a project opened is decided also while it is returned. It can be reviewed again to correct it; once it is awarded or closed only as `diligent`, and a further award pays the difference.",
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
    withoutScheme: {
      zh: "由评审人再次评议，写明 policy、scheme 和事实；不予奖励的予以办结",
      en: "a reviewer reviews it again and names policy, scheme and facts; or close it without an award",
    },
    closes: [["awarded", "closed"]],
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
      const says = diligent === undefined || !teaches.includes(body.state) ? undefined : decision(diligent);
      return {
        ...(opened && { opened }),
        ...(says && { decision: { diligent, noBlame: diligent, says, panel, records } }),
      };
    },
  },
};
