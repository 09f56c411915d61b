// What publishing a policy does to monthly allowances: months that were computed stay computed, and what another policy pays already is said.
import type { Finding } from "../check/findings.ts";
import { namesIn } from "../kinds/allowance-names.ts";
import type { Policy, Scheme } from "../policy/policy.ts";
import { type Refusal, refuse } from "../refusals.ts";

const allowancesIn = ({ schemes }: Pick<Policy, "schemes">): { scheme: Scheme; index: number }[] =>
  schemes.map((scheme, index) => ({ scheme, index })).filter(({ scheme }) => scheme.kind === "allowance");

/** Whether the months that were computed, and others that pay the same, are of any concern. */
export const hasAllowances = (document: Policy): boolean => allowancesIn(document).length > 0;

/** The first version of a policy that begins in the past would be paid for months that another one has paid. */
export const refuseComputed = (document: Policy, computed: string | undefined, today: string): Refusal | undefined => {
  const { from } = document;
  if (computed === undefined || from >= today || from > firstDay(computed) || !hasAllowances(document))
    return undefined;
  return refuse("allowance-months-computed", "/document/from", {
    given: from,
    name: computed,
    wanted: firstDay(computed),
  });
};

const firstDay = (month: string): string => `${month}-01`;

const toldMax = 20;

/** Two rules for one certificate may be meant; they may also be the old one and the new one. */
export const allowancesBeside = (document: Policy, others: readonly Policy[]): Finding[] =>
  allowancesIn(document)
    .flatMap(({ scheme, index }) => {
      const names = namesIn(scheme);
      return others.flatMap((other) =>
        allowancesIn(other).flatMap((theirs): Finding[] => {
          const shared = [...namesIn(theirs.scheme)].filter((name) => names.has(name)).sort();
          return shared.length === 0 ? [] : [beside(scheme.id, index, `${other.id}/${theirs.scheme.id}`, shared)];
        }),
      );
    })
    .slice(0, toldMax);

const beside = (scheme: string, index: number, other: string, shared: readonly string[]): Finding => {
  const [first = "", ...more] = shared;
  return {
    clause: scheme,
    path: `/schemes/${index}`,
    code: "allowance-beside",
    says: {
      zh: `${other} 也按 ${first} ${more.length > 0 ? `等 ${shared.length} 项属性` : ""}发放津贴，两者都会计发；如不应同时发放，请修改其中一项制度`,
      en: `${other} pays allowances for ${first}${more.length > 0 ? ` and ${more.length} more attributes` : ""} as well, and both will be paid; change one of the policies if that is not meant`,
    },
  };
};
