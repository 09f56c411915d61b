// The policy of a calculation: one sent along needs nobody and no database; a member's reference means what their enterprise has published.
import type { PolicyGiven } from "../../domain/calculation/request.ts";
import type { Outcome } from "../../domain/refusals.ts";
import type { HttpEvent } from "../http/event.ts";
import { type LoadedPolicy, loadPolicy } from "../store/load-policy.ts";

/** A visitor, who can only come on one machine, refers to the policies that the service was shipped with. */
export const askedPolicy = async (event: HttpEvent, given: PolicyGiven): Promise<Outcome<LoadedPolicy>> => {
  if (!("reference" in given) || event.requestContext.authorizer === undefined) return loadPolicy(given);
  // A fresh process that calculates by a policy sent along never waits for the database's client.
  const { memberPolicy } = await import("./member-policy.ts");
  return memberPolicy(event, given.reference);
};
