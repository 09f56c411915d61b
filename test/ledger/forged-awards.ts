// Forgeries of awards that only their cases give away: other people, other facts, hands that gain from it.
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { moneyPolicy } from "../journeys/money.ts";
import type { Damage, useHealthy } from "./damage.ts";

export const forgedAwards = ({
  at,
  tamper,
  caseOf,
}: Pick<ReturnType<typeof useHealthy>, "at" | "tamper" | "caseOf">): Damage[] => [
  [
    "an award made out to someone else",
    () => tamper.forge(`award/${at.regraded}`, madeOutTo("E2", "E3")),
    () => `I11 award/${at.regraded}`,
  ],
  [
    "an award calculated from other facts than it names",
    () => tamper.forge(`award/${at.staged}`, calculatedFrom("49000")),
    () => `I11 award/${at.staged}`,
  ],
  [
    "an award from facts that its case never had",
    () => tamper.forge(`award/${at.staged}`, ({ factsFrom }) => (factsFrom.benefit.by = "FINANCE-2")),
    () => `I11 award/${at.staged}`,
  ],
  [
    "an author who takes back their own money",
    () => tamper.forge(`award/${at.staged}`, ({ history }) => (history.at(-1).by = "E1")),
    () => `I10 award/${at.staged}`,
  ],
  [
    "an author who declines their own award",
    () => tamper.forge(`award/${at.declined}`, ({ history }) => (history.at(-1).for = "E3")),
    () => `I10 award/${at.declined}`,
  ],
  [
    "a mentor who cancels an award",
    () => tamper.forge(caseOf(at.cancelled), ({ mentors }) => mentors.push("APPROVER-1")),
    () => `I10 award/${at.cancelled}`,
  ],
];

const madeOutTo = (from: string, to: string) => (award: any) =>
  Object.assign(award, JSON.parse(JSON.stringify(award).replaceAll(`"${from}"`, `"${to}"`)));

/** The amounts are those of the facts that it was calculated from: only where these came from tells. */
const calculatedFrom = (benefit: string) => (award: any) => {
  award.request.facts.benefit = benefit;
  const compiled = compilePolicy(moneyPolicy(), sha256Hex);
  if (!compiled.ok) throw new Error("The policy does not compile.");
  const { scheme, request, policy } = award;
  const answer = calculate(compiled.value, { scheme, trace: "steps", ...request }, policy.version);
  if (!answer.ok) throw new Error("The forged award does not calculate.");
  award.answer = answer.value;
};
