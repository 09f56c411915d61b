// The rules of a policy that cases are replayed by: each prepared once, together with the one that it is held against.
import type { CompiledPolicy, CompiledScheme } from "../calculation/compile.ts";
import { type Outcome, refuse, refuseAll } from "../refusals.ts";
import { earnBy, type Rule, ruleOf } from "./calculate.ts";
import type { Earned, ReplayCase } from "./case.ts";

/** `heldAgainst` is the rule of the same name on the other side. */
export type Earn = (
  policy: CompiledPolicy,
  given: ReplayCase,
  heldAgainst: CompiledScheme | undefined,
) => Outcome<Earned>;

export const prepareRules = (): Earn => {
  const known = new WeakMap<CompiledScheme, Rule>();
  const prepare = (scheme: CompiledScheme | undefined): Rule | undefined => {
    if (scheme === undefined) return undefined;
    const rule = known.get(scheme) ?? ruleOf(scheme);
    known.set(scheme, rule);
    return rule;
  };
  return (policy, given, heldAgainst) => {
    const rule = prepare(policy.schemes.get(given.scheme));
    return rule === undefined ? noScheme(policy, given.scheme) : earnBy(rule, prepare(heldAgainst), given);
  };
};

const noScheme = ({ schemes }: CompiledPolicy, name: string) =>
  refuseAll([refuse("unknown-scheme", "/scheme", { name, wanted: [...schemes.keys()].join(", ") })]);
