// How the tiers of a policy can be spoilt.
import { badMoney } from "./case-mutants.ts";
import type { Scheme, TieredScheme } from "./documents.ts";
import { badRates, type Mutation, set, within } from "./mutation.ts";

const tiered = (scheme: Scheme): TieredScheme | undefined => (scheme.kind === "tiered" ? scheme : undefined);
const byMoney = (scheme: Scheme): TieredScheme | undefined =>
  scheme.kind === "tiered" && (scheme.unit ?? "money") === "money" ? scheme : undefined;
const severalTiers = (scheme: Scheme): TieredScheme | undefined =>
  scheme.kind === "tiered" && scheme.tiers.length > 2 ? scheme : undefined;

export const tierMutations: Record<string, Mutation> = {
  "apply is guessed": within(
    tiered,
    ["missing-field", "choice-invalid", "wrong-type"],
    (scheme) => delete (scheme as Partial<TieredScheme>).apply,
  ),
  "no tiers": within(tiered, ["list-empty"], (scheme) => set(scheme, "tiers", [])),
  "the last tier has an end": within(tiered, ["last-tier-not-open"], ({ tiers, unit }) =>
    set(tiers.at(-1), "upTo", unit === "score" ? "9999" : unit === "points" ? "999999999999" : "999999999999.99"),
  ),
  "an open tier before the last": within(
    severalTiers,
    ["last-tier-not-open", "tiers-out-of-order", "missing-field"],
    ({ tiers }) => {
      delete tiers[0]?.below;
      return delete tiers[0]?.upTo;
    },
  ),
  "tiers in another order": within(severalTiers, ["tiers-out-of-order"], ({ tiers }) => {
    const [first, second] = tiers.splice(0, 2);
    if (first !== undefined && second !== undefined) tiers.unshift(second, first);
    return true;
  }),
  "a tier that ends before it begins": within(
    byMoney,
    ["tiers-out-of-order"],
    ({ tiers }) => tiers.unshift({ below: "0", pay: "1", rate: "1%" }) > 0,
  ),
  "both below and upTo": within(
    severalTiers,
    ["fields-exclude-each-other"],
    ({ tiers }) => set(tiers[0], "upTo", "1") && set(tiers[0], "below", "1"),
  ),
  "a tier without pay or rate": within(tiered, ["missing-field"], ({ tiers }, random) => {
    const tier = random.pick(tiers);
    delete tier.pay;
    return delete tier.rate;
  }),
  "a rate on points": within(
    tiered,
    ["unknown-field"],
    ({ tiers, unit }, random) => unit !== undefined && unit !== "money" && set(random.pick(tiers), "rate", "1%"),
  ),
  "marginal points": within(
    tiered,
    ["choice-invalid"],
    (scheme) => scheme.unit !== undefined && scheme.unit !== "money" && set(scheme, "apply", "marginal"),
  ),
  "an edge is malformed": within(
    severalTiers,
    ["amount-invalid", "digits-invalid", "score-edge-invalid"],
    ({ tiers }, random) => {
      const tier = random.pick(tiers.slice(0, -1));
      return set(
        tier,
        tier.below === undefined ? "upTo" : "below",
        random.pick(["-1", "01", "1.005", "1e3", "", 1.5, null, {}]),
      );
    },
  ),
  "pay is malformed": within(tiered, ["amount-invalid", "missing-field", "wrong-type"], ({ tiers }, random) =>
    set(random.pick(tiers), "pay", random.pick(badMoney)),
  ),
  "a range that runs backwards": within(tiered, ["span-backwards"], ({ tiers }, random) =>
    set(random.pick(tiers), "pay", { from: "2", to: "1.99" }),
  ),
  "a rate is malformed": within(byMoney, ["rate-invalid"], ({ tiers }, random) =>
    set(random.pick(tiers), "rate", random.pick(badRates)),
  ),
  "times with a reserved name": within(tiered, ["name-invalid"], ({ tiers }, random) =>
    set(random.pick(tiers), "times", random.pick(["pay", "value", "month", "chosenPay", "a b", "", 1])),
  ),
  "a fact with two types": within(byMoney, ["fact-with-two-types"], (scheme, random) =>
    set(scheme, "require", [
      { fact: scheme.measure, ...random.pick([{ is: "x" }, { atLeast: 1 }]), else: { zh: "x" } },
    ]),
  ),
};
