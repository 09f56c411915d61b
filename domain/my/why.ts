// Why an award is what it is, told to one of those it is for: what was required, with the values it was held against, and each step.
import { sayInStage, toldSteps } from "../awards/told-steps.ts";
import { sayRequirement, sayStep } from "../calculation/says.ts";
import { factWords } from "../cases/facts.ts";
import { compileCondition } from "../kinds/conditions.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Award } from "../records/awards.ts";
import type { Words } from "../words.ts";
import { notEligible } from "./words.ts";

type Asked = Pick<Award, "request" | "answer" | "inStage">;

/** Requirements that are met come first: an award says what was checked, too. Of the steps those of everyone, and one's own. */
export const whyOf = (award: Asked, rule: Scheme, me: string): Words[] => [
  ...requirementsOf(award.request, rule)
    .filter(({ isMet }) => isMet)
    .map(({ says: { zh, en } }) => ({ zh: `符合条件：${zh}`, en: `Eligible: ${en}` })),
  ...toldSteps(award)
    .filter(({ employee }) => employee === undefined || employee === me)
    .map((step) => sayStep(step, rule, award.answer.currency, me)),
  ...[sayInStage(award, rule)].filter((said) => said !== undefined),
];

/** Undefined for an award that was earned. */
export const refusedAs = ({ request, answer }: Asked, rule: Scheme): Words | undefined =>
  answer.eligible
    ? undefined
    : notEligible(
        requirementsOf(request, rule)
          .filter(({ isMet }) => !isMet)
          .map(({ says }) => says),
      );

const requirementsOf = ({ facts }: Award["request"], rule: Scheme): { isMet: boolean; says: Words }[] => {
  const required = "require" in rule ? (rule.require ?? []) : [];
  return required.map((condition, index) => {
    const given = (facts[condition.fact] ?? "") as string | number;
    const isMet = compileCondition(condition, () => 0).holds([given]);
    return { isMet, says: sayRequirement(rule, index, { name: factWords(condition.fact), given }, condition) };
  });
};
