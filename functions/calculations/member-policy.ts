// The policy that a member's calculation refers to, as their enterprise has published it. Loaded on demand: this is what needs the database.
import type { PolicyReference } from "../../domain/calculation/request.ts";
import type { Outcome } from "../../domain/refusals.ts";
import { enter } from "../http/asked.ts";
import type { HttpEvent } from "../http/event.ts";
import type { LoadedPolicy } from "../store/load-policy.ts";
import { loadPolicyOfMember } from "../store/published.ts";

export const memberPolicy = async (event: HttpEvent, reference: PolicyReference): Promise<Outcome<LoadedPolicy>> => {
  const member = await enter(event, { to: "visitors" });
  return member.ok ? loadPolicyOfMember(member.value.tenant, reference) : member;
};
