// What a failure is about 失败的事项: only a case that has failed, or ended without money, and each of them once.
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import type { CaseFiling, Held, Known } from "../kind.ts";
import type { Failure } from "./failure-review.ts";

/** It goes on, or is rewarded: what succeeds is not paid for as a failure too. */
export const refuseGoingOn = ({ opened }: Failure, { about }: Known): Refusal[] => {
  if (opened || !about) return [];
  const { of, kind, granted } = about;
  const state = kind.states[of.body.state];
  if (state?.failed) return [];
  const isRewarded = of.body.awardedFen > 0 || granted.awards.some(({ body }) => body.state === "proposed");
  // What can be ended as failed goes on until it is.
  const canFail = Object.values(kind.states).some(({ failed }) => failed);
  const goesOn = canFail && state?.turn !== undefined;
  return isRewarded || goesOn ? [refuse("about-goes-on", "/about", { name: of.id })] : [];
};

/** That it stands as it did when this was decided. */
export const heldAbout = ({ about }: Known): Held[] =>
  about ? [{ kind: about.of.kind, id: about.of.id, version: about.of.version }] : [];

/** Neither its words nor who files it makes it another failure. */
const isStanding = ({ kind, state, filedAt }: Failure): boolean =>
  kind === "failure" && filedAt !== undefined && state !== "withdrawn";

export const filing: CaseFiling = {
  needs: ["about"],
  once: {
    key: ({ about }) => (about === undefined ? undefined : ["about", about, ""]),
    refusal: "failure-standing",
    until: ["withdrawn"],
  },
  file: ({ of, known }): Outcome<{ fields: object; holds: readonly Held[] }> => {
    const body: Failure = of.body;
    if (body.about === undefined) return accept({ fields: {}, holds: [] });
    if (!known.about) return refuseAll([refuse("unknown-id", "/about")]);
    // One that another case has opened is filed under no key.
    const standing = (known.besides ?? []).find((other) => other.id !== of.id && isStanding(other.body));
    if (standing) return refuseAll([refuse("failure-standing", "", { name: standing.id })]);
    const refusals = refuseGoingOn(body, known);
    return refusals.length > 0 ? refuseAll(refusals) : accept({ fields: {}, holds: heldAbout(known) });
  },
};
