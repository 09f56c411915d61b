// Where an award brings its case: with its approval, with the release of its last stage, and back when it is cancelled.
import type { CaseAwards } from "./kind.ts";

/** Where nothing is left to release, what would follow the last stage follows at once. */
export const afterApproval = (awards: CaseAwards | undefined, state: string, isNothingLeft: boolean): string => {
  const to = awards?.from[state] ?? "awarded";
  return (isNothingLeft ? afterLastStage(awards, to) : undefined) ?? to;
};

export const afterLastStage = (awards: CaseAwards | undefined, state: string): string | undefined =>
  awards?.afterStages?.find(([from]) => from === state)?.[1];

/** Without its award a case stands again where one can be proposed; undefined where it can be proposed as it is, or never was. */
export const afterCancelling = (awards: CaseAwards | undefined, state: string): string | undefined => {
  const from = awards?.from ?? {};
  if (from[state] !== undefined) return undefined;
  return Object.keys(from).find(
    (proposed) => from[proposed] === state || afterLastStage(awards, from[proposed] ?? "") === state,
  );
};

/** All that awards do to the states of their cases. */
export const awardTransitions = (awards: CaseAwards | undefined): [from: string, to: string][] => {
  const approved = Object.keys(awards?.from ?? {}).flatMap((state): [string, string][] => [
    [state, afterApproval(awards, state, false)],
    ...(awards?.trueUpIn === state ? [[state, afterApproval(awards, state, true)] as [string, string]] : []),
  ]);
  const released = (awards?.afterStages ?? []).map(([from, to]): [string, string] => [from, to]);
  const cancelled = [...approved, ...released].flatMap(([, state]): [string, string][] => {
    const to = afterCancelling(awards, state);
    return to === undefined ? [] : [[state, to]];
  });
  return [...approved, ...released, ...cancelled];
};
