// Which scheme a case is meant for: what it says, else what the enterprise has settled, else the only one there is.
import type { Policy, Scheme } from "../policy/policy.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Words } from "../words.ts";

export type SchemeChoice = { policy: string; scheme: string };

export const schemesFor = ({ id, schemes }: Policy, fits: (scheme: Scheme) => boolean): SchemeChoice[] =>
  schemes.filter(fits).map((scheme) => ({ policy: id, scheme: scheme.id }));

/** `offered` are the schemes in force; nothing is guessed where several could be meant. */
export const chooseScheme = (
  offered: readonly SchemeChoice[],
  wanted: { policy?: string | undefined; scheme?: string | undefined },
  { settled, kind }: { settled?: SchemeChoice | undefined; kind: Words },
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
  return refuseAll([
    refuse("scheme-unclear", "/scheme", { name: kind, ...(listed.length > 0 && { wanted: listed.join(", ") }) }),
  ]);
};
