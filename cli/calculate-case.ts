// One calculation from the document that asks for it to its answer, the same for a file and for each of many lines.
import { type Answer, calculate } from "../domain/calculation/answer.ts";
import { type Calculation, readCalculation } from "../domain/calculation/request.ts";
import { calculationFromText, factsFromText } from "../domain/policy/from-text.ts";
import { accept, type Outcome, refuseAll } from "../domain/refusals.ts";
import { type LoadedPolicy, loadPolicyFrom } from "../functions/store/load-policy.ts";
import type { Policies } from "../functions/store/policies.ts";

export type CalculatedCase = { answer: Answer; calculation: Calculation; policy: LoadedPolicy };

type Reading = {
  /** Whether every scalar of the document is text, as in YAML. */
  isText?: boolean;
  /** Words for every step, whatever trace the document asks for. */
  isExplained?: boolean;
};

export const calculateCase = (
  policies: Policies,
  document: unknown,
  { isText = false, isExplained = false }: Reading = {},
): Outcome<CalculatedCase> => {
  const read = readCalculation(isText ? calculationFromText(document) : document);
  if (!read.ok) return read;
  const asked = read.value;
  const loaded = loadPolicyFrom(policies, asked.policy);
  if (!loaded.ok) return loaded;
  const policy = loaded.value;
  const refusals = policy.refuseMonth(asked);
  if (refusals.length > 0) return refuseAll(refusals);
  // Which facts are whole numbers is known only now, from the scheme.
  if (isText) asked.facts = factsFromText(asked.facts, policy.compiled.schemes.get(asked.scheme)?.wholeFacts ?? []);
  if (isExplained) asked.trace = "words";
  const outcome = calculate(policy.compiled, asked, policy.version);
  return outcome.ok ? accept({ answer: outcome.value, calculation: asked, policy }) : outcome;
};
