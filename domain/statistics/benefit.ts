// What a case was found to bring in money 效益: by the fact that its scheme pays by, or beside it where the scheme pays by something else.
import { moneyMeasureOf } from "../cases/facts.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Policy } from "../policy/policy.ts";
import type { Case } from "../records/cases.ts";
import { type Fen, readFen } from "../values/money.ts";
import { isBenefitVerified } from "./meaning.ts";

export type BenefitFacts = ReadonlyMap<string, readonly string[]>;

/** By `policy/scheme`, over all the versions that there are. */
export const benefitFactsOf = (documents: Iterable<Policy>): Map<string, string[]> => {
  const names = new Map<string, string[]>();
  for (const { id, schemes } of documents)
    for (const scheme of schemes) {
      const fact = moneyMeasureOf(scheme);
      const key = `${id}/${scheme.id}`;
      const known = names.get(key) ?? [];
      if (fact !== undefined && !known.includes(fact)) names.set(key, [...known, fact]);
    }
  return names;
};

/** Undefined until it is verified, and where no one has said what it brings in money. */
export const benefitOf = (body: Case, benefitFacts: BenefitFacts): Fen | undefined => {
  const { kind, history, policy, facts } = body;
  const ofKind = kindNamed(kind);
  if (!history.some(isBenefitVerified(ofKind))) return undefined;
  const own = ofKind.brings?.(body);
  const names = policy === undefined ? [] : (benefitFacts.get(`${policy.id}/${policy.scheme}`) ?? []);
  return own ?? names.map((name) => readFen(facts[name]?.value)).find((fen) => fen !== undefined);
};
