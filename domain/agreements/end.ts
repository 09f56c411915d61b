// When an agreement ends by rule 到期与退出: worked out from the record and from who is employed until when, so that no one has to remember it.
import type { Agreement, AgreementState } from "../records/agreements.ts";
import { assessedOut } from "./assessed.ts";
import { type Due, learnersOf, nextAssessment, plannedUntil } from "./terms.ts";

/** A person's days of service, as far as they are known. */
export type Service = { from: string; until?: string };

/** Undefined for someone who is not known. */
export type ServiceOf = (person: string) => Service | undefined;

export type EndReason = "completed" | "left" | "assessed" | "stopped";

/** The last day on which it holds, and why it is the last one. */
export type End = { day: string; why: EndReason };

/** The last day for one of those who learn in it; what comes first ends it, and of two on one day the one named first here. */
export const endFor = (agreement: Agreement, learner: string, serviceOf: ServiceOf): End => {
  const ends: End[] = [{ day: plannedUntil(agreement), why: "completed" }];
  const add = (day: string | undefined, why: EndReason): void => {
    if (day !== undefined) ends.push({ day, why });
  };
  // Without their mentor apprentices have nobody to learn from; a programme goes on.
  if (agreement.form === "mentoring") add(serviceOf(agreement.mentor)?.until, "left");
  add(serviceOf(learner)?.until, "left");
  add(assessedOut(agreement), "assessed");
  add(agreement.stoppedOn, "stopped");
  return earliest(ends);
};

/** The last day of the agreement as a whole: that of the last one who learns in it. */
export const endOf = (agreement: Agreement, serviceOf: ServiceOf): End =>
  learnersOf(agreement)
    .map((learner) => endFor(agreement, learner, serviceOf))
    .reduce((latest, end) => (end.day > latest.day ? end : latest));

const earliest = (ends: readonly End[]): End => ends.reduce((first, end) => (end.day < first.day ? end : first));

/** It holds from its first day on, and not before all had signed. Undefined while some have not. */
export const firstDayOf = ({ from, signedOn }: Agreement): string | undefined =>
  signedOn === undefined || signedOn < from ? signedOn && from : signedOn;

/** The state as of a day. */
export const stateOn = (agreement: Agreement, serviceOf: ServiceOf, today: string): AgreementState =>
  agreement.state === "active" && endOf(agreement, serviceOf).day < today ? "ended" : agreement.state;

/** An assessment that should have been made by now: a year of a programme is over, and nobody has left it meanwhile. */
export const overdueAssessment = (agreement: Agreement, serviceOf: ServiceOf, today: string): Due | undefined => {
  const next = nextAssessment(agreement);
  if (next === undefined || today < next.since) return undefined;
  const { day, why } = endOf(agreement, serviceOf);
  return why === "completed" || day >= today ? next : undefined;
};
