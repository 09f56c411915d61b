// Projects 技术提成项目: a team's goal is approved, its rate set, and its award paid in stages, the last one by what it really brought.
import * as z from "zod/mini";
import type { Scheme } from "../../policy/policy.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../refusals.ts";
import { note, reach } from "../case.ts";
import { endAwards } from "../end-awards.ts";
import { enterFacts, formOf, missingFacts } from "../facts.ts";
import { jurySteps } from "../jury-steps.ts";
import { type CaseKind, caseStep, type Decided, type Deciding } from "../kind.ts";
import { type Review, reviewCase, reviewShape } from "../review.ts";
import { factsShape, reasonsText, withReasons } from "../shapes.ts";
import { openFailure } from "./failure.ts";
import { rateByOf, rateSteps } from "./project-rate.ts";
import { type Project, projectNotes, projectStates } from "./project-states.ts";

/** All but allowances, which months earn, and points, which no one estimates. */
export const fitsProjects = (scheme: Scheme): boolean =>
  scheme.kind === "commission" || scheme.kind === "table" || (scheme.kind === "tiered" && scheme.unit !== "points");

/** Once approved it is clear who has to act next: what the scheme asks for is written down. */
const review = (deciding: Deciding<Review>): Outcome<Decided> => {
  const { scheme } = deciding.known;
  const measure = (scheme ? formOf(scheme) : []).find(({ enteredBy }) => enteredBy.join() === "finance")?.name;
  const own: Partial<Project> = { rateBy: rateByOf(scheme?.rule), ...(measure !== undefined && { measure }) };
  return reviewCase(deciding, "approved", own);
};

const valuationShape = z.strictObject({ facts: factsShape, note: z.optional(reasonsText) });

type Valuation = z.output<typeof valuationShape>;

const estimate = ({ of, sent, known, deed }: Deciding<Valuation>): Outcome<Decided> => {
  const { body } = of;
  const entered = enterFacts(known.scheme ? formOf(known.scheme) : [], body.facts, sent.facts, "finance", deed);
  if (!entered.ok) return entered;
  const fields: Partial<Project> = {
    ...note(body, deed, "valuation", sent.note),
    facts: entered.value,
    valuation: "estimated",
  };
  return accept({ changes: [changed(of, fields)] });
};

const verificationShape = z.strictObject({ facts: z.optional(factsShape), note: z.optional(reasonsText) });

/** Only when everything before the last stage is done does anyone know what it brings. */
const verify = ({ of, sent, known, deed }: Deciding<z.output<typeof verificationShape>>): Outcome<Decided> => {
  const { body } = of;
  const { stagesAhead = [], facts: before } = body;
  if (stagesAhead.length > 0) return refuseAll([refuse("stages-ahead", "", { name: stagesAhead.join(", ") })]);
  const form = known.scheme ? formOf(known.scheme) : [];
  const entered = enterFacts(form, before, sent.facts ?? {}, "finance", deed);
  if (!entered.ok) return entered;
  const { measure } = body as Project;
  // The estimate does not become real by being left alone.
  if (measure !== undefined && body.state === "awarded" && sent.facts?.[measure] === undefined)
    return refuseAll([refuse("missing-fact", `/facts/${measure}`, { name: measure })]);
  const missing = missingFacts(form, entered.value);
  if (missing.length > 0) return refuseAll(missing);
  const fields: Partial<Project> = {
    ...reach(body, "verified", deed, sent.note),
    facts: entered.value,
    valuation: "verified",
  };
  return accept({ changes: [changed(of, fields)] });
};

/** What was paid or is due stays; what waits is cancelled, and the review of the failure begins in the same moment. */
const fail = ({ of, sent, known, deed, newId }: Deciding<z.output<typeof withReasons>>): Outcome<Decided> => {
  const { body } = of;
  const { reasons } = sent;
  const { changes, postings, frees, lessFen } = endAwards(known.granted, known.years ?? [], deed, reasons);
  const fields: Partial<Project> = {
    ...reach(body, "failed", deed, reasons),
    awardedFen: body.awardedFen - lessFen,
    stagesAhead: [],
  };
  const failure = openFailure(of, { reasons }, newId, deed);
  return accept({ changes: [changed(of, fields), ...changes, failure], postings, frees });
};

const beforeAward = ["approved", "marking", "marked", "rated"];

export const project: CaseKind = {
  kind: "project",
  plural: "projects",
  title: { zh: "技术提成项目", en: "project" },
  texts: { goal: { zh: "目标", en: "goal" }, plan: { zh: "计划", en: "plan" } },
  optionalTexts: { risks: { zh: "风险", en: "risks" } },
  proposer: "author",
  states: projectStates,
  notes: projectNotes,
  withdrawnFrom: ["draft", "submitted", "returned", "approved"],
  steps: [
    caseStep({
      id: "review-project",
      path: "review",
      to: ["reviewer"],
      apart: ["author", "mentor", "decider"],
      from: ["submitted"],
      leads: ["approved", "declined", "returned"],
      body: reviewShape,
      needs: ["scheme"],
      summary: { zh: "评审立项", en: "Review a project" },
      description: {
        zh: "由项目人员及其师傅以外的评审人批准立项（accept）、不采纳（decline）或退回修改（return）；后两者须写理由。项目人员填写的事实，批准时须在 facts 中逐项写明。",
        en: "By a reviewer who is neither on its team nor mentors who is: `accept`, `decline` or `return`, the last two with reasons. To accept, each fact that the authors stated is written in `facts`.",
      },
      decide: review,
    }),
    ...jurySteps({
      seat: "seat-jury",
      give: "give-marks",
      again: "reopen-marking",
      from: ["approved"],
      marking: "marking",
      marked: "marked",
      againFrom: ["rated"],
    }),
    ...rateSteps,
    caseStep({
      id: "estimate-value",
      path: "valuation",
      to: ["finance"],
      apart: ["author", "mentor"],
      from: beforeAward,
      leads: [],
      body: valuationShape,
      needs: ["scheme"],
      summary: { zh: "估算价值", en: "Estimate the value" },
      description: {
        zh: "财务估算项目将带来的价值，写入方案所需的事实（技术提成为 value）。没有它不能提出核定；核定之前可以再次估算。最后阶段按实际价值结算。",
        en: "Finance says what the project is expected to bring, by the scheme's own fact (`value` for a commission). No award can be proposed without it; until then it can be estimated again. The last stage is settled by the real value.",
      },
      decide: estimate,
    }),
    caseStep({
      id: "verify-value",
      path: "verification",
      // Who found it good, or fixed its rate, does not also find out what it brought.
      to: ["finance"],
      apart: ["author", "mentor", "reviewer"],
      // Also again: a mistake is mended before the settlement, and after it a further one pays the difference.
      from: ["awarded", "verified", "settled", "done"],
      leads: ["verified"],
      body: verificationShape,
      needs: ["scheme"],
      summary: { zh: "核实实际价值", en: "Verify the real value" },
      description: {
        zh: "只剩最后阶段时，由财务核实实际价值（facts）。此后提出的核定按实际价值结算：实际应得减去各阶段已兑现的，不低于零；估算下的最后阶段在其批准时撤销。结算批准之后、项目完成之后，也可再次核实以更正：再次结算只补差额，尚未验收的最后阶段由新的取代。",
        en: "With only the last stage left, finance verifies the real value (`facts`). The award that is proposed then settles it: what the real value earns, less what the released stages came to, and never below nothing; the last stage of the estimate is cancelled with its approval. It can be verified again, also once it is settled or done: a further settlement pays only the difference, and takes the place of a last stage that still waits.",
      },
      decide: verify,
    }),
    caseStep({
      id: "fail-project",
      path: "failure",
      to: ["reviewer", "hr"],
      apart: ["author", "mentor"],
      from: [...beforeAward, "awarded", "verified", "settled"],
      leads: ["failed"],
      body: withReasons,
      needs: ["granted", "years"],
      summary: { zh: "终止未成功的项目", en: "End a project that failed" },
      description: {
        zh: "写明理由，项目即告未成功：已发放和已放行的不变，尚未放行的阶段撤销，资金退回各自年度的基金，待批的核定作废；同时启动失败评议（见 failures）。",
        en: "Says why. What was released or paid stays; stages that wait are cancelled, their money goes back to the budgets of their years, and a proposal that waits is ended. A failure review opens in the same moment (see failures).",
      },
      decide: fail,
    }),
  ],
  awards: {
    from: { rated: "awarded", verified: "settled" },
    fits: fitsProjects,
    stagesWait: true,
    trueUpIn: "verified",
    afterStages: [["settled", "done"]],
  },
  shows: {
    shape: {
      rateBy: z.optional(z.enum(["jury", "vote", "scheme"])),
      valuation: z.optional(z.enum(["estimated", "verified"])),
    },
    show: (body) => {
      const { rateBy, valuation } = body as Project;
      return { ...(rateBy && { rateBy }), ...(valuation && { valuation }) };
    },
  },
};
