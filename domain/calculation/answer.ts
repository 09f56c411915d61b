// The answer to a calculation: an award as text, the way the outside sees it.

import type { Award, StageAmount } from "../kinds/outcome.ts";
import type { Scheme } from "../policy/policy.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import { writeFen } from "../values/money.ts";
import type { CompiledPolicy } from "./compile.ts";
import { describeStep, type TraceStep } from "./describe.ts";
import type { CaseGiven, TraceMode } from "./request.ts";
import { sayStep } from "./says.ts";

type Amount = { id: string; amount: string };

export type Answer = {
  policy: { id: string; version?: number; digest: string };
  scheme: string;
  currency: string;
  eligible: boolean;
  total: string;
  shares?: { employee: string; total: string; lapsed?: string; stages: Amount[] }[];
  stages?: Amount[];
  items?: { id: string; days: number; amount: string }[];
  grants?: Award["grants"];
  ledger?: Scheme["ledger"];
  source?: string;
  trace?: TraceStep[];
};

/** Calculates one case. `version` is the number of a published policy; a document that was only given has none. */
export const calculate = (
  compiled: CompiledPolicy,
  asked: CaseGiven & { scheme: string; trace: TraceMode },
  version?: number,
): Outcome<Answer> => {
  const scheme = compiled.schemes.get(asked.scheme);
  if (scheme === undefined) {
    const wanted = [...compiled.schemes.keys()].join(", ");
    return refuseAll([refuse("unknown-scheme", "/scheme", { name: asked.scheme, wanted })]);
  }
  const outcome = scheme.calculate(asked);
  if (!outcome.ok) return outcome;
  return accept(writeAnswer(compiled, scheme.rule, outcome.value, asked.trace, version));
};

const writeAnswer = (
  { policy, digest }: CompiledPolicy,
  rule: Scheme,
  award: Award,
  mode: TraceMode,
  version: number | undefined,
): Answer => {
  const answer: Answer = {
    policy: version === undefined ? { id: policy.id, digest } : { id: policy.id, version, digest },
    scheme: rule.id,
    currency: policy.currency,
    eligible: award.eligible,
    total: writeFen(award.totalFen),
  };
  if (award.shares !== undefined)
    answer.shares = award.shares.map(({ employee, fen, lapsedFen, stages }) => ({
      employee,
      total: writeFen(fen),
      ...(lapsedFen === undefined ? {} : { lapsed: writeFen(lapsedFen) }),
      stages: stages.map(writeStage),
    }));
  if (award.stages !== undefined) answer.stages = award.stages.map(writeStage);
  if (award.items !== undefined)
    answer.items = award.items.map(({ id, days, fen }) => ({ id, days, amount: writeFen(fen) }));
  if (award.grants !== undefined) answer.grants = award.grants;
  if (rule.ledger !== undefined) answer.ledger = rule.ledger;
  if (rule.source !== undefined) answer.source = rule.source;
  if (mode !== "none") answer.trace = writeTrace(award, rule, policy.currency, mode);
  return answer;
};

const writeStage = ({ id, fen }: StageAmount): Amount => ({ id, amount: writeFen(fen) });

const writeTrace = (award: Award, rule: Scheme, currency: string, mode: TraceMode): TraceStep[] =>
  award.steps.map((step) => {
    const described = describeStep(step, rule);
    return mode === "words" ? { ...described, says: sayStep(described, rule, currency) } : described;
  });
