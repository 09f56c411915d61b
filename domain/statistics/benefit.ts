// In which fact a scheme's cases hold their benefit in money 效益: the measure of one that is tiered by money, the value of a commission.
import type { Policy } from "../policy/policy.ts";

/** By `policy/scheme`, over all the versions that there are. */
export const benefitFactsOf = (documents: Iterable<Policy>): Map<string, string[]> => {
  const names = new Map<string, string[]>();
  for (const { id, schemes } of documents)
    for (const scheme of schemes) {
      const fact =
        scheme.kind === "commission"
          ? "value"
          : scheme.kind === "tiered" && (scheme.unit ?? "money") === "money"
            ? scheme.measure
            : undefined;
      const key = `${id}/${scheme.id}`;
      const known = names.get(key) ?? [];
      if (fact !== undefined && !known.includes(fact)) names.set(key, [...known, fact]);
    }
  return names;
};
