// Which attributes a scheme of allowances looks at: what a calculation keeps of a person, and by what two schemes are compared.
import type { Scheme } from "../policy/policy.ts";

export const namesIn = (rule: Scheme | undefined): ReadonlySet<string> => {
  const groups = rule?.kind === "allowance" ? rule.groups : [];
  return new Set(
    groups.flatMap(({ items }) =>
      items.flatMap(({ when, of, times }) => [
        ...Object.keys(when),
        ...[of, times].filter((name) => name !== undefined),
      ]),
    ),
  );
};
