// Nominations 提名: awards by table, results of competitions, patents and honours are proposed for oneself or others, verified by their certificates, rewarded where a rule says so, and confirmed.
import * as z from "zod/mini";
import type { Patent } from "../../patents/statutory-minimum.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, pointerTo, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { note, reach } from "../case.ts";
import * as common from "../common-states.ts";
import { enterFacts, formOf, missingFacts, whoEnters } from "../facts.ts";
import { type CaseKind, caseStep, type Decided, type Deciding } from "../kind.ts";
import { factsShape, reasonsText } from "../shapes.ts";
import { type TurnRule, turnOfRole } from "../turn.ts";
import { resultOf } from "./nomination-once.ts";
import { isShort, patentShape, rewardedBy, shownPatentShape, showPatent } from "./nomination-patent.ts";
import { promote, promotedShape, showPromoted } from "./nomination-promoted.ts";
import { type Promotion, promotionShape, refuseFiling, refusePromotion } from "./nomination-promotion.ts";
import { idsShape, isReviewers, type Nomination, nominationReviewShape, review } from "./nomination-review.ts";

type Sent = { patent?: Patent; promotion?: Promotion; otherThan?: string[]; policy?: string; scheme?: string };

const readOwn = (sent: Sent, today: string, isNew: boolean): Outcome<object> => {
  const { patent, promotion, otherThan, policy, scheme } = sent;
  const refusals: Refusal[] = [];
  if (isNew && !patent && !promotion && policy === undefined && scheme === undefined)
    refusals.push(refuse("brings-nothing", ""));
  if (patent && patent.grantedOn > today)
    refusals.push(refuse("day-in-future", "/patent/grantedOn", { given: patent.grantedOn, wanted: today }));
  if (promotion) refusals.push(...refusePromotion(promotion, today));
  if (refusals.length > 0) return refuseAll(refusals);
  return accept({ ...(patent && { patent }), ...(promotion && { promotion }), ...(otherThan && { otherThan }) });
};

const valuationShape = z.strictObject({ facts: factsShape, note: z.optional(reasonsText) });

const value = ({ of, sent, known, deed }: Deciding<z.output<typeof valuationShape>>): Outcome<Decided> => {
  if (!known.scheme) return refuseAll([refuse("earns-nothing", "", { name: of.id })]);
  const form = formOf(known.scheme);
  // What the certificate says was verified by who has seen it, and is not finance's to change.
  const seen = form.filter((fact) => isReviewers(fact) && sent.facts[fact.name] !== undefined);
  if (seen.length > 0)
    return refuseAll(
      seen.map((fact) =>
        refuse("fact-not-yours", `/facts${pointerTo(fact.name)}`, {
          name: fact.name,
          wanted: whoEnters({ ...fact, enteredBy: ["author", "reviewer"] }),
        }),
      ),
    );
  const entered = enterFacts(form, of.body.facts, sent.facts, "finance", deed);
  if (!entered.ok) return entered;
  const missing = missingFacts(form, entered.value);
  if (missing.length > 0) return refuseAll(missing);
  const fields: Partial<Nomination> = {
    ...note({ ...of.body, state: "verified" }, deed, "valued", sent.note),
    ...(of.body.state !== "verified" && { state: "verified", since: deed.now }),
    facts: entered.value,
    toBeValued: false,
  };
  return accept({ changes: [changed(of, fields)] });
};

const confirmationShape = z.strictObject({ reasons: z.optional(reasonsText) });

/** The people's attributes change in the same moment; each is the one that was read, or nothing happens. */
const confirm = ({
  of,
  sent: { reasons },
  known,
  deed,
}: Deciding<z.output<typeof confirmationShape>>): Outcome<Decided> => {
  const { patent, policy, state } = of.body as Nomination;
  if (policy && state === "verified")
    return refuseAll([refuse("award-comes-first", "", { name: `${policy.id}/${policy.scheme}` })]);
  // Where no rule rewards a patent as the law does: it is done once someone says what was agreed, or how it was paid.
  if (patent && (!policy || isShort(of.body)) && reasons === undefined)
    return refuseAll([refuse("missing-field", "/reasons", { name: "reasons" })]);
  const promoted = promote(of, known);
  if (!promoted.ok) return promoted;
  const { changes, fields } = promoted.value;
  return accept({ changes: [changed(of, { ...reach(of.body, "confirmed", deed, reasons), ...fields }), ...changes] });
};

const turnOfVerified: TurnRule = (body) => {
  const { toBeValued, policy, patent, awardedFen } = body as Nomination;
  if (toBeValued)
    return [{ whose: "role/finance", says: { zh: "待财务填写核实的金额", en: "finance enters what it has verified" } }];
  if (!policy) return [{ whose: "role/hr", says: patent ? closes.patent : closes.other }];
  return [{ whose: "role/hr", says: awardedFen > 0 ? common.differenceToBeProposed : common.toBeProposed.says }];
};

const closes = {
  patent: {
    zh: "没有奖励方案：待人力资源确认，并写明约定如何规定或奖金已如何发放",
    en: "no scheme rewards it: HR confirms it, and says what was agreed or how it was paid",
  },
  other: { zh: "没有奖金：待人力资源确认", en: "it earns no money: HR confirms it" },
};

export const nomination: CaseKind = {
  kind: "nomination",
  plural: "nominations",
  title: { zh: "提名", en: "nomination" },
  texts: { grounds: { zh: "事迹和依据", en: "grounds" } },
  too: {
    says: {
      zh: "promotion 为确认后记入被提名人的人员属性，from 最早为提交之日前 12 个月；同名的原有属性到其前一日止，荣誉等可并存的写 replaces: false。otherThan 为相同但另有其事的提名的编号。",
      en: "`promotion` is the attribute that each nominee gets with the confirmation, `from` at most 12 months before it is filed; another of its name ends on the day before, unless `replaces` is false, as for honours that stand side by side. `otherThan` names nominations that say the same and are for another result.",
    },
    shape: {
      patent: z.optional(patentShape),
      promotion: z.optional(promotionShape),
      otherThan: z.optional(idsShape),
    },
    secret: ["promotion"],
    read: (sent, _, { today }, before) => readOwn(sent as Sent, today, before === undefined),
  },
  filing: {
    once: { key: resultOf, refusal: "result-nominated", until: ["withdrawn", "declined"] },
    file: ({ of, deed }) => {
      const refusals = refuseFiling(of, deed.today);
      return refusals.length > 0 ? refuseAll(refusals) : accept({ fields: {} });
    },
  },
  proposer: "anyone",
  states: {
    draft: common.draft,
    submitted: {
      ...common.submitted,
      told: { zh: "已提交，等待核实", en: "It is submitted and waits to be verified" },
      turn: { of: turnOfRole("reviewer"), says: { zh: "待评审人核实", en: "a reviewer verifies it" } },
    },
    returned: common.returned,
    declined: common.declined,
    verified: {
      says: { zh: "已核实", en: "verified" },
      told: { zh: "已核实，正在办理", en: "It is verified and being dealt with" },
      happened: { zh: "核实了提名", en: "verified it" },
      hand: { zh: "评审人", en: "reviewer" },
      turn: {
        of: turnOfVerified,
        says: common.toBeProposed.says,
      },
      reviewed: true,
      means: "adopted",
    },
    awarded: {
      ...common.awarded,
      turn: { of: turnOfRole("hr"), says: { zh: "待人力资源确认", en: "HR confirms it" } },
    },
    confirmed: {
      says: { zh: "已确认", en: "confirmed" },
      told: { zh: "已确认", en: "It is confirmed" },
      happened: { zh: "确认了提名", en: "confirmed it" },
      hand: { zh: "人力资源", en: "HR" },
    },
    withdrawn: common.withdrawn,
  },
  notes: {
    valued: {
      says: { zh: "金额已核实", en: "value verified" },
      happened: { zh: "核实了金额", en: "verified its value" },
      hand: { zh: "财务", en: "finance" },
      benefitVerified: true,
    },
    cancellation: common.cancellation,
  },
  withdrawnFrom: ["draft", "submitted", "returned"],
  steps: [
    caseStep({
      id: "review-nomination",
      path: "review",
      to: ["reviewer"],
      apart: ["author", "mentor", "proposer"],
      // Also again: before the award a mistake is mended, or the nomination given back; after it a further one pays the difference.
      from: ["submitted", "verified", "awarded", "confirmed"],
      leads: ["verified", "declined", "returned"],
      only: { awarded: ["verified"], confirmed: ["verified"] },
      body: nominationReviewShape,
      needs: ["scheme"],
      summary: { zh: "核实提名", en: "Review a nomination" },
      description: {
        zh: "由被提名人、其师傅和提名人以外的评审人核实证书等证明（evidence，至少一项）后认可（accept），或不认可（decline）、退回修改（return），后两者须写理由。认可时，提名人填写的事实（如奖项、级别、名次）须在 facts 中逐项写明：相同即确认，不同即更正；promotion 同样须写明（可更正），otherThan 须原样写明。核定之前可再次核实以更正或退回；核定和确认之后只能以 accept 更正事实，再次核定只补差额。",
        en: "By a reviewer who is neither nominated, nor a mentor of who is, nor the proposer, and who has seen the certificate: at least one link in `evidence`. `accept`, or `decline` or `return` with reasons. To accept, each fact that was stated, such as award, level and rank, is written in `facts`: with its value to confirm it, with another to correct it; `promotion` likewise, and `otherThan` as it stands. Possible again: until it is awarded with any verdict; afterwards only with `accept`, which corrects its facts, so that a further award pays the difference.",
      },
      decide: review,
    }),
    caseStep({
      id: "value-nomination",
      path: "valuation",
      to: ["finance"],
      apart: ["author", "mentor", "proposer", "reviewer"],
      // Also again, as a review is.
      from: ["verified", "awarded", "confirmed"],
      leads: ["verified"],
      body: valuationShape,
      needs: ["scheme"],
      summary: { zh: "核实提名的金额", en: "Verify the value of a nomination" },
      description: {
        zh: "奖励按金额分档的，由被提名人、其师傅、提名人和评审人以外的财务人员填写核实的金额（如 benefit）。核定和确认之后可再次填写以更正，再次核定只补差额。",
        en: "Where the award goes by an amount, such as `benefit`: entered by finance, apart from who is nominated, their mentors, the proposer and the reviewer. Entered again after the award, it leads to a further one that pays the difference.",
      },
      decide: value,
    }),
    caseStep({
      id: "confirm-nomination",
      path: "confirmation",
      to: ["hr"],
      apart: ["author", "proposer"],
      from: ["verified", "awarded"],
      leads: ["confirmed"],
      body: confirmationShape,
      needs: ["people"],
      summary: { zh: "确认提名", en: "Confirm a nomination" },
      description: {
        zh: "由被提名人和提名人以外的人力资源确认，提名即办结：有奖励方案的在核定批准之后，没有的在核实之后。写有 promotion 的，同时记入每位被提名人的人员属性（已有的不重复），promoted 写明记入了谁。没有奖励方案的专利，以及奖金低于法定最低标准的，须在 reasons 中写明：约定或规章如何规定，或奖金已如何发放。",
        en: "By HR, apart from who is nominated and the proposer; it closes the nomination. Where a scheme rewards it, after its award is approved; otherwise once it is verified. With `promotion`, each nominee gets the attribute in the same moment, unless they have it; `promoted` says who did. For a patent that no scheme rewards, or that is awarded less than the law wants, `reasons` say what was agreed or ruled otherwise, or how it was paid.",
      },
      decide: confirm,
    }),
  ],
  awards: {
    from: { verified: "awarded" },
    fits: (scheme) => scheme.kind === "table" || (scheme.kind === "tiered" && scheme.unit !== "score"),
    schemeOptional: true,
    withoutScheme: {
      zh: "没有奖金的直接确认；应有奖金的由评审人退回，提出人写明 policy 和 scheme",
      en: "confirm what earns no money; for money a reviewer returns it, and its proposer names policy and scheme",
    },
    closes: [["awarded", "confirmed"]],
  },
  doneBy: rewardedBy,
  usualDaysToo: true,
  shows: {
    shape: {
      promotion: z.optional(promotionShape),
      promoted: z.optional(promotedShape),
      patent: z.optional(shownPatentShape),
      otherThan: z.optional(idsShape),
    },
    show: (body, secret) => {
      const { patent, promoted, otherThan } = body as Nomination;
      return {
        ...(secret?.own && { ...secret.own }),
        ...(promoted && { promoted: showPromoted(promoted) }),
        ...(patent && { patent: showPatent(patent, body) }),
        ...(otherThan && { otherThan }),
      };
    },
  },
};
