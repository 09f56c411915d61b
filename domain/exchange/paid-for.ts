// What a payment was for: an award with its case, or one calculation of a month's allowance. Exports tell of both in the same words.
import { itemClause, sayCorrection } from "../allowances/told.ts";
import { sayInStage, toldSteps } from "../awards/told-steps.ts";
import type { Answer } from "../calculation/answer.ts";
import type { TraceStep } from "../calculation/describe.ts";
import { sayStep } from "../calculation/says.ts";
import type { Scheme } from "../policy/policy.ts";
import { type Allowance, type AllowanceSecret, calculationOf } from "../records/allowances.ts";
import type { Award } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment } from "../records/runs.ts";
import type { Words } from "../words.ts";

export type KeptAllowance = Loaded<Allowance, AllowanceSecret>;

/** What both have in common. Of an allowance whose person's data was erased there is nothing left to calculate with. */
export type Basis = {
  id: string;
  entry: string;
  policy: { id: string; version: number; digest: string };
  request: object | undefined;
  answer: Answer | undefined;
  by: string;
  approvals: Award["approvals"];
};

export const basisOfAward = ({ id, entry, body }: Loaded<Award>): Basis => ({
  id,
  entry,
  policy: body.policy,
  // Exactly what a calculation takes: with the policy of that version it gives the same answer.
  request: { policy: { id: body.policy.id, version: body.policy.version }, scheme: body.scheme, ...body.request },
  answer: body.answer,
  by: body.proposedBy,
  approvals: body.approvals,
});

/** It follows from records and a published policy, so that no one approves it before the run that pays it. */
export const basisOfAllowance = (allowance: KeptAllowance, obligation: string): Basis => {
  const { id, entry, body, secret } = allowance;
  const { number, version, digest, by } = calculationOf(body, obligation);
  const told = secret?.calculations.find((each) => each.number === number);
  return {
    id,
    entry,
    policy: { id: body.policy, version, digest },
    request: told && { policy: { id: body.policy, version }, scheme: body.scheme, facts: told.facts },
    answer: told?.answer,
    by,
    approvals: [],
  };
};

/** The scheme, what it came to, this person's part and this stage. */
export const reasonOfAward = (award: Award, { person, stage }: Payment, rule: Scheme): Words =>
  told(
    rule,
    toldSteps(award).filter(
      ({ does, clause, employee }) =>
        (employee === undefined || employee === person) && (does !== "stage" || isStage(rule, clause, stage)),
    ),
    award.answer.currency,
    [sayInStage(award, rule)].filter((said) => said !== undefined),
  );

/** The scheme, the month, the steps of this item, and where it corrects something, what. */
export const reasonOfAllowance = (allowance: KeptAllowance, { obligation, stage }: Payment, rule: Scheme): Words => {
  const { body } = allowance;
  const calculation = calculationOf(body, obligation);
  const { answer } = basisOfAllowance(allowance, obligation);
  const clause = itemClause(rule, stage);
  const steps = (answer?.trace ?? []).filter((step) => step.clause === clause);
  const before = body.calculations.find(({ number }) => number === calculation.number - 1);
  const correction = before && sayCorrection(body.month, before, calculation);
  return told(rule, steps, answer?.currency ?? "", [
    { zh: body.month, en: body.month },
    ...(correction ? [correction] : []),
  ]);
};

const told = (rule: Scheme, steps: readonly TraceStep[], currency: string, first: readonly Words[] = []): Words => {
  const said = [...first, ...steps.map((step) => sayStep(step, rule, currency))];
  const { zh, en = zh } = rule.title;
  return {
    zh: [zh, ...said.map((words) => words.zh)].join("；"),
    en: [en, ...said.map((words) => words.en)].join("; "),
  };
};

/** A clause names a stage by its place, as in `suggestion.stages.1`. */
const isStage = (rule: Scheme, clause: string, stage: string): boolean => {
  const place = Number(clause.slice(clause.lastIndexOf(".") + 1));
  return "stages" in rule && rule.stages?.[place]?.id === stage;
};
