// Which scheme a suggestion is meant for: what it says, else what the enterprise has settled, else the only one there is.
import type { Policy, Scheme } from "../policy/policy.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";

export type SchemeChoice = { policy: string; scheme: string };

/** A suggestion earns by a measure or by a row of a table; marks of a jury and monthly allowances are no part of it. */
export const fitsSuggestions = (scheme: Scheme): boolean =>
  scheme.kind === "table" || (scheme.kind === "tiered" && scheme.unit !== "score");

export const schemesFor = ({ id, schemes }: Policy): SchemeChoice[] =>
  schemes.filter(fitsSuggestions).map((scheme) => ({ policy: id, scheme: scheme.id }));

/** `offered` are the schemes in force; nothing is guessed where several could be meant. */
export const chooseScheme = (
  offered: readonly SchemeChoice[],
  wanted: { policy?: string | undefined; scheme?: string | undefined },
  settled?: SchemeChoice,
): Outcome<SchemeChoice> => {
  const isSaid = wanted.policy !== undefined || wanted.scheme !== undefined;
  const { policy, scheme } = isSaid ? wanted : { ...settled };
  const matching = offered.filter(
    (choice) =>
      (policy === undefined || choice.policy === policy) && (scheme === undefined || choice.scheme === scheme),
  );
  const [only] = matching;
  if (only && matching.length === 1) return accept(only);
  const listed = (matching.length > 0 ? matching : offered).map((choice) => `${choice.policy}/${choice.scheme}`);
  return refuseAll([refuse("scheme-unclear", "/scheme", listed.length > 0 ? { wanted: listed.join(", ") } : {})]);
};
