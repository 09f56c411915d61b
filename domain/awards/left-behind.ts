// A proposal that a step leaves behind 提案随步骤失效: where its case stands then, no award can be approved, so it is ended in the same transaction.
import type { Deed } from "../cases/case.ts";
import { supersede } from "../cases/end-awards.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Award } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import { type Change, type Loaded, refOf } from "../records/record.ts";

/** An award can be proposed for it, and what is proposed can be approved. */
export const takesAwards = ({ kind, state }: Pick<Case, "kind" | "state">): boolean =>
  kindNamed(kind).awards?.from[state] !== undefined;

/** `changes`: what the step writes, the case first. A step that ends the awards of its case has ended this one as well. */
export const endLeftBehind = (
  changes: readonly [Change, ...Change[]],
  latest: Loaded<Award> | undefined,
  deed: Pick<Deed, "by" | "now">,
): Change[] => {
  const isOpen = latest?.body.state === "proposed" && !changes.some((change) => refOf(change) === refOf(latest));
  return isOpen && !takesAwards(changes[0].body as Case) ? [supersede(latest, deed)] : [];
};
