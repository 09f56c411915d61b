// The legal trail 法定程序 of a policy: what the law wants done before a reward rule holds, each step once, with its day and document.
import { type Draft, type TrailEntry, type TrailStep, trailSteps } from "../records/policies.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Words } from "../words.ts";

/**
 * A rule on pay holds for employees once it was discussed with the workers' congress and made known to them (Labour Contract Law,
 * Article 4). Filing is for collective contracts (Article 54): an enterprise's own rule holds without it.
 */
const required: readonly TrailStep[] = ["congress", "published"];

export const stepWords: Record<TrailStep, Words> = {
  congress: { zh: "职工代表大会审议通过", en: "passed by the workers' congress" },
  published: { zh: "向职工公示", en: "made known to the employees" },
  filed: { zh: "报送备案", en: "filed with the authority" },
};

/** What still has to be done before it can be published. */
export const missingSteps = (trail: readonly TrailEntry[]): TrailStep[] =>
  required.filter((step) => !trail.some((entry) => entry.step === step));

export const recordStep = (draft: Draft, entry: TrailEntry, today: string): Outcome<Draft> => {
  const { step, day } = entry;
  const name = stepWords[step];
  const place = trailSteps.indexOf(step);
  if (draft.trail.some((known) => known.step === step))
    return refuseAll([refuse("trail-step-taken", "/step", { name })]);
  const [awaited] = missingSteps(draft.trail).filter((other) => trailSteps.indexOf(other) < place);
  if (awaited !== undefined)
    return refuseAll([refuse("trail-out-of-order", "/step", { name, wanted: stepWords[awaited] })]);
  const earlier = draft.trail.at(-1);
  if (earlier !== undefined && day < earlier.day)
    return refuseAll([refuse("trail-out-of-order", "/day", { name, given: day, wanted: earlier.day })]);
  if (day > today) return refuseAll([refuse("day-in-future", "/day", { given: day, wanted: today })]);
  return accept({ ...draft, trail: [...draft.trail, entry] });
};
