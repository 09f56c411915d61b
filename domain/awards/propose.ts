// Proposes an award 拟核定: the calculation of a case by the policy of its day, kept with everything that it was made from.
import { calculate } from "../calculation/answer.ts";
import type { CompiledPolicy } from "../calculation/compile.ts";
import { refuseTooWide, stagesIn } from "../cases/award-width.ts";
import { sumOf, supersede } from "../cases/end-awards.ts";
import type { LoadedCase } from "../cases/kind.ts";
import { kindNamed } from "../cases/kinds.ts";
import { type Award, awardId, type PersonYear } from "../records/awards.ts";
import type { FactEntry } from "../records/cases.ts";
import { yearKey } from "../records/person-years.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import { readFen, writeFen } from "../values/money.ts";
import type { Granted } from "./granted.ts";
import { isTrueUp, paidBeforeFen, replacedBy } from "./paid-before.ts";

export type Proposal = {
  of: LoadedCase;
  policy: { compiled: CompiledPolicy; version: number };
  /** What each author has been awarded this year, by `policy/scheme`; an author without a record has none. */
  personYears: readonly Loaded<PersonYear>[];
  /** The award that waits for approval now: a new proposal takes its place. */
  open?: Loaded<Award> | undefined;
  /** Its earlier awards, and what they have left to pay. */
  granted: Granted;
  /** What the committee chooses, where the policy leaves it a range. */
  chosen: { [fact: string]: FactEntry };
  by: { person: string; for?: string };
  now: Moment;
  year: string;
};

export const proposeAward = (proposal: Proposal): Outcome<{ award: Award; id: string; changes: Change[] }> => {
  const { of, policy, open, by, now, year } = proposal;
  const { body } = of;
  const schemeId = body.policy?.scheme ?? "";
  const scheme = policy.compiled.policy.schemes.find(({ id }) => id === schemeId);
  const isCapped = scheme !== undefined && "perPersonYear" in scheme && scheme.perPersonYear !== undefined;
  const key = yearKey(body.policy?.id ?? "", schemeId);
  const replaced = replacedBy(body, proposal.granted);
  const beforeFen = paidBeforeFen(body, proposal.granted, replaced);
  const factsFrom = { ...body.facts, ...proposal.chosen };
  const request: Award["request"] = {
    facts: Object.fromEntries(Object.entries(factsFrom).map(([name, { value }]) => [name, value])),
    shares: body.authors.map(({ person, weight }) => ({
      employee: person,
      weight,
      ...(isCapped && {
        paidThisYear: writeFen(
          awardedThisYear(proposal.personYears, { ...proposal.granted, obligations: replaced }, { person, year, key }),
        ),
      }),
    })),
    ...(beforeFen > 0 && { paidBefore: writeFen(beforeFen) }),
  };
  const asked = { scheme: schemeId, trace: "steps" as const, ...request };
  const answer = calculate(policy.compiled, asked, policy.version);
  // What the committee chooses is sent beside the facts.
  if (!answer.ok)
    return refuseAll(
      answer.refusals.map((each) => ({ ...each, path: each.path === "/facts/chosenPay" ? "/chosenPay" : each.path })),
    );
  const isLast = isTrueUp(body);
  const tooWide = isLast ? [] : refuseTooWide(kindNamed(body.kind).awards, scheme, body.authors.length, "");
  if (tooWide.length > 0) return refuseAll(tooWide);
  const number = body.awards + 1;
  const award: Award = {
    case: of.id,
    number,
    state: "proposed",
    since: now,
    policy: { id: answer.value.policy.id, version: policy.version, digest: answer.value.policy.digest },
    scheme: schemeId,
    request,
    factsFrom,
    answer: answer.value,
    ...(isLast && { inStage: stagesIn(scheme).at(-1) ?? "full" }),
    ...(replaced.length > 0 && { replaces: replaced.map(({ id }) => id) }),
    totalFen: fenOf(answer.value.total),
    lapsedFen: (answer.value.shares ?? []).reduce((sum, { lapsed }) => sum + fenOf(lapsed ?? "0"), 0),
    cancelledFen: 0,
    reversedFen: 0,
    proposedBy: by.person,
    approvals: [],
    year,
    obligations: [],
    history: [{ state: "proposed", at: now, by: by.person, ...(by.for !== undefined && { for: by.for }) }],
  };
  const id = awardId(of.id, number);
  return accept({
    award,
    id,
    changes: [
      created("award", id, award),
      changed(of, { awards: number, proposedFen: body.awardedFen - sumOf(replaced) + award.totalFen }),
      ...(open ? [supersede(open, proposal)] : []),
    ],
  });
};

/** What a person has of this year's cap: without what this award is to replace. */
export const awardedThisYear = (
  personYears: readonly Loaded<PersonYear>[],
  replaced: Granted,
  { person, year, key }: { person: string; year: string; key: string },
): number => {
  const counted = new Set(
    replaced.awards
      .filter(({ body }) => body.year === year && yearKey(body.policy.id, body.scheme) === key)
      .map(({ id }) => id),
  );
  const replacedFen = sumOf(
    replaced.obligations.filter(({ body }) => body.person === person && counted.has(body.award)),
  );
  const known = personYears.find(({ body }) => body.person === person && body.year === year);
  return (known?.body.awardedFen[key] ?? 0) - replacedFen;
};

export const fenOf = (amount: string): number => readFen(amount) as number;
