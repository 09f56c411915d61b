// Nominations 提名: awards by table, results of competitions, patents and honours are proposed for oneself or others, verified by their certificates, rewarded where a rule says so, and confirmed.
import * as z from "zod/mini";
import type { Patent } from "../../patents/statutory-minimum.ts";
import { withAttribute } from "../../people/promote.ts";
import type { Case } from "../../records/cases.ts";
import type { Attribute } from "../../records/people.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, pointerTo, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { textUpTo } from "../../values/prose.ts";
import { note, reach } from "../case.ts";
import * as common from "../common-states.ts";
import { enterFacts, type FormFact, formOf, missingFacts, whoEnters } from "../facts.ts";
import { type CaseKind, caseStep, type Decided, type Deciding, type Known, type LoadedCase } from "../kind.ts";
import { type Review, reviewCase, reviewShape } from "../review.ts";
import { dayShape, factsShape, nameShape, reasonsText } from "../shapes.ts";
import { type TurnRule, turnOfRole } from "../turn.ts";
import { type Patented, patentShape, rewardedBy, shownPatentShape, showPatent } from "./nomination-patent.ts";

export type Nomination = Patented & {
  /** Finance has a fact to enter before anything can be awarded. */
  toBeValued?: boolean;
};

/** What its people get once it is confirmed: an attribute of the person, and nothing in money. */
type Promotion = { attribute: string; value: string; from: string; until?: string };

const promotionShape = z.strictObject({
  attribute: nameShape,
  value: textUpTo(200),
  from: dayShape,
  until: z.optional(dayShape),
});

const promotionOf = ({ secret }: LoadedCase): Promotion | undefined =>
  (secret?.own as { promotion?: Promotion } | undefined)?.promotion;

type Sent = { patent?: Patent; promotion?: Promotion; policy?: string; scheme?: string };

const readOwn = (sent: Sent, today: string): Outcome<object> => {
  const { patent, promotion, policy, scheme } = sent;
  const refusals: Refusal[] = [];
  if (!patent && !promotion && policy === undefined && scheme === undefined)
    refusals.push(refuse("brings-nothing", ""));
  if (patent && patent.grantedOn > today)
    refusals.push(refuse("day-in-future", "/patent/grantedOn", { given: patent.grantedOn, wanted: today }));
  if (promotion?.until !== undefined && promotion.until < promotion.from)
    refusals.push(refuse("span-backwards", "/promotion/until", { given: promotion.until, wanted: promotion.from }));
  if (refusals.length > 0) return refuseAll(refusals);
  return accept({ ...(patent && { patent }), ...(promotion && { promotion }) });
};

const isReviewers = ({ enteredBy }: FormFact): boolean => enteredBy.includes("reviewer");

/** Whoever accepts it has seen a certificate, and enters every fact that is theirs to enter. */
const review = (deciding: Deciding<Review>): Outcome<Decided> => {
  const { of, sent, known } = deciding;
  if (sent.verdict === "accept" && of.body.evidence.length === 0)
    return refuseAll([refuse("evidence-missing", "/evidence")]);
  const decided = reviewCase(deciding, "verified");
  if (!decided.ok || sent.verdict !== "accept") return decided;
  const [verified, ...others] = decided.value.changes;
  const form = known.scheme ? formOf(known.scheme) : [];
  const missing = form.filter(({ name }) => (verified.body as Case).facts[name] === undefined);
  const own = missing.filter(isReviewers);
  if (own.length > 0) return refuseAll(missingFacts(own, {}));
  const fields: Partial<Nomination> = { toBeValued: missing.length > 0 };
  return accept({ changes: [{ ...verified, body: { ...verified.body, ...fields } }, ...others] });
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
    ...note(of.body, deed, "valued", sent.note),
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
  // Where no rule rewards a patent, the law does: it is done once someone says what was agreed, or how it was paid.
  if (patent && !policy && reasons === undefined)
    return refuseAll([refuse("missing-field", "/reasons", { name: "reasons" })]);
  const confirmed = changed(of, reach(of.body, "confirmed", deed, reasons));
  return accept({ changes: [confirmed, ...promotions(of, known)] });
};

const promotions = (of: LoadedCase, { people }: Known) => {
  const promotion = promotionOf(of);
  if (!promotion) return [];
  const { attribute: name, ...dated } = promotion;
  const given: Attribute = { name, ...dated };
  return people
    .filter(({ id }) => of.body.authors.some(({ person }) => person === id))
    .flatMap((person) => withAttribute(person, given) ?? []);
};

const turnOfVerified: TurnRule = (body) =>
  (body as Nomination).toBeValued
    ? [{ whose: "role/finance", says: { zh: "待财务填写核实的金额", en: "finance enters what it has verified" } }]
    : [{ whose: "role/hr" }];

export const nomination: CaseKind = {
  kind: "nomination",
  plural: "nominations",
  title: { zh: "提名", en: "nomination" },
  texts: { grounds: { zh: "事迹和依据", en: "grounds" } },
  too: {
    shape: { patent: z.optional(patentShape), promotion: z.optional(promotionShape) },
    secret: ["promotion"],
    read: (sent, _, { today }) => readOwn(sent as Sent, today),
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
        says: {
          zh: "待人力资源提出奖励核定；没有奖金的，待其确认",
          en: "HR proposes the award, or confirms what earns no money",
        },
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
      // Also again: before the award a mistake is mended, or the nomination given back.
      from: ["submitted", "verified"],
      leads: ["verified", "declined", "returned"],
      body: reviewShape,
      needs: ["scheme"],
      summary: { zh: "核实提名", en: "Review a nomination" },
      description: {
        zh: "由被提名人、其师傅和提名人以外的评审人核实证书等证明（evidence，至少一项）后认可（accept），或不认可（decline）、退回修改（return），后两者须写理由。认可时，提名人填写的事实（如奖项、级别、名次）须在 facts 中逐项写明：相同即确认，不同即更正。核定之前可再次核实以更正。",
        en: "By a reviewer who is neither nominated, nor a mentor of who is, nor the proposer, and who has seen the certificate: at least one link in `evidence`. `accept`, or `decline` or `return` with reasons. To accept, each fact that was stated, such as award, level and rank, is written in `facts`: with its value to confirm it, with another to correct it. Possible again until it is awarded.",
      },
      decide: review,
    }),
    caseStep({
      id: "value-nomination",
      path: "valuation",
      to: ["finance"],
      apart: ["author", "mentor", "proposer", "reviewer"],
      from: ["verified"],
      leads: ["verified"],
      body: valuationShape,
      needs: ["scheme"],
      summary: { zh: "核实提名的金额", en: "Verify the value of a nomination" },
      description: {
        zh: "奖励按金额分档的，由被提名人、其师傅、提名人和评审人以外的财务人员填写核实的金额（如 benefit）。",
        en: "Where the award goes by an amount, such as `benefit`: entered by finance, apart from who is nominated, their mentors, the proposer and the reviewer.",
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
        zh: "由被提名人和提名人以外的人力资源确认，提名即办结：有奖励方案的在核定批准之后，没有的在核实之后。写有 promotion 的，同时记入每位被提名人的人员属性（已有的不重复）。没有奖励方案的专利须在 reasons 中写明：约定或规章如何规定，或奖金已如何发放。",
        en: "By HR, apart from who is nominated and the proposer; it closes the nomination. Where a scheme rewards it, after its award is approved; otherwise once it is verified. With `promotion`, each nominee gets the attribute in the same moment, unless they have it. For a patent that no scheme rewards, `reasons` say what was agreed or ruled otherwise, or how it was paid.",
      },
      decide: confirm,
    }),
  ],
  awards: {
    from: { verified: "awarded" },
    fits: (scheme) => scheme.kind === "table" || (scheme.kind === "tiered" && scheme.unit !== "score"),
    schemeOptional: true,
  },
  doneBy: rewardedBy,
  usualDaysToo: true,
  shows: {
    shape: {
      promotion: z.optional(promotionShape),
      patent: z.optional(shownPatentShape),
    },
    show: (body, secret) => {
      const { patent } = body as Nomination;
      return { ...(secret?.own && { ...secret.own }), ...(patent && { patent: showPatent(patent, body) }) };
    },
  },
};
