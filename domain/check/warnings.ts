// What is allowed in a policy but surprises those who work under it.

import type { Policy } from "../policy/policy.ts";
import { type Fen, readFen } from "../values/money.ts";
import type { Rounding } from "../values/rounding.ts";
import { type At, type Finding, placeOf } from "./findings.ts";
import { itemsThatNoOneGets } from "./item-warnings.ts";
import { warningsOfTiers } from "./tier-warnings.ts";

export const findWarnings = (policy: Policy): Finding[] => {
  const rounding: Rounding = { toFen: readFen(policy.rounding.to) as Fen, mode: policy.rounding.mode };
  return policy.schemes.flatMap((scheme, index) => {
    const at: At = (...path) => placeOf(index, scheme.id, ...path);
    if (scheme.kind === "tiered") return warningsOfTiers(scheme, rounding, at);
    return scheme.kind === "allowance" ? itemsThatNoOneGets(scheme, at) : [];
  });
};
