// Proposes an award 拟核定: the calculation of a case by the policy of its day, kept with everything that it was made from.
import { calculate } from "../calculation/answer.ts";
import type { CompiledPolicy } from "../calculation/compile.ts";
import { type Award, awardId, type PersonYear } from "../records/awards.ts";
import type { FactEntry, Suggestion, SuggestionSecret } from "../records/cases.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll, under } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import { readFen, writeFen } from "../values/money.ts";

export type Proposal = {
  suggestion: Loaded<Suggestion, SuggestionSecret>;
  policy: { compiled: CompiledPolicy; version: number };
  /** What each author has been awarded this year, by `policy/scheme`; an author without a record has none. */
  personYears: readonly Loaded<PersonYear>[];
  /** The award that waits for approval now: a new proposal takes its place. */
  open?: Loaded<Award> | undefined;
  /** What the committee chooses, where the policy leaves it a range. */
  chosen: { [fact: string]: FactEntry };
  by: { person: string; for?: string };
  now: Moment;
  year: string;
};

export const proposeAward = (proposal: Proposal): Outcome<{ award: Award; id: string; changes: Change[] }> => {
  const { suggestion, policy, open, by, now, year } = proposal;
  const { body } = suggestion;
  const scheme = policy.compiled.policy.schemes.find(({ id }) => id === body.policy.scheme);
  const isCapped = scheme !== undefined && "perPersonYear" in scheme && scheme.perPersonYear !== undefined;
  const factsFrom = { ...body.facts, ...proposal.chosen };
  const request: Award["request"] = {
    facts: Object.fromEntries(Object.entries(factsFrom).map(([name, { value }]) => [name, value])),
    shares: body.authors.map(({ person, weight }) => ({
      employee: person,
      weight,
      ...(isCapped && { paidThisYear: writeFen(awardedTo(proposal, person)) }),
    })),
    ...(body.awardedFen > 0 && { paidBefore: writeFen(body.awardedFen) }),
  };
  const asked = { scheme: body.policy.scheme, trace: "steps" as const, ...request };
  const answer = calculate(policy.compiled, asked, policy.version);
  if (!answer.ok) return refuseAll(under("", answer.refusals));
  const stages = answer.value.shares?.[0]?.stages.length ?? 1;
  if (body.authors.length * (2 * stages + 1) > partsMax)
    return refuseAll([
      refuse("award-too-wide", "", {
        given: String(body.authors.length),
        wanted: String(Math.floor(partsMax / (2 * stages + 1))),
      }),
    ]);
  const number = body.awards + 1;
  const award: Award = {
    case: suggestion.id,
    number,
    state: "proposed",
    since: now,
    policy: { id: answer.value.policy.id, version: policy.version, digest: answer.value.policy.digest },
    scheme: body.policy.scheme,
    request,
    factsFrom,
    answer: answer.value,
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
  const id = awardId(suggestion.id, number);
  return accept({
    award,
    id,
    changes: [
      created("award", id, award),
      changed(suggestion, { awards: number }),
      ...(open ? [supersede(open, proposal)] : []),
    ],
  });
};

/** One transaction takes so many people and stages, beside what every approval writes and holds. */
const partsMax = 80;

/** The key under which a person's year counts an award. */
export const yearKey = (policy: string, scheme: string): string => `${policy}/${scheme}`;

const awardedTo = ({ personYears, suggestion: { body }, year }: Proposal, person: string): number =>
  personYears.find((record) => record.body.person === person && record.body.year === year)?.body.awardedFen[
    yearKey(body.policy.id, body.policy.scheme)
  ] ?? 0;

const supersede = (open: Loaded<Award>, { by, now }: Proposal): Change =>
  changed(open, {
    state: "superseded",
    since: now,
    history: [
      ...open.body.history,
      { state: "superseded", at: now, by: by.person, ...(by.for !== undefined && { for: by.for }) },
    ],
  });

export const fenOf = (amount: string): number => readFen(amount) as number;
