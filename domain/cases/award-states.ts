// Where an award brings its case: with its approval, with the release of its last stage, and back when it is taken back.
import type { CaseAwards } from "./kind.ts";

export const afterApproval = (awards: CaseAwards | undefined, state: string): string =>
  awards?.from[state] ?? "awarded";

export const afterLastStage = (awards: CaseAwards | undefined, state: string): string | undefined =>
  awards?.afterStages?.find(([from]) => from === state)?.[1];

/** Without its award a case stands again where it stood before the award; undefined where it never was awarded. */
export const afterTakingBack = (awards: CaseAwards | undefined, state: string): string | undefined => {
  const { from = {}, afterStages = [], closes = [] } = awards ?? {};
  const ends = [...afterStages, ...closes];
  return Object.keys(from).find(
    (proposed) =>
      proposed !== state &&
      (from[proposed] === state || ends.some(([after, to]) => after === from[proposed] && to === state)),
  );
};

/** All that awards do to the states of their cases. */
export const awardTransitions = (awards: CaseAwards | undefined): [from: string, to: string][] => {
  const approved = Object.keys(awards?.from ?? {}).map((state): [string, string] => [
    state,
    afterApproval(awards, state),
  ]);
  const released = (awards?.afterStages ?? []).map(([from, to]): [string, string] => [from, to]);
  const takenBack = [...approved, ...released, ...(awards?.closes ?? [])].flatMap(([, state]): [string, string][] => {
    const to = afterTakingBack(awards, state);
    return to === undefined ? [] : [[state, to]];
  });
  return [...approved, ...released, ...takenBack];
};
