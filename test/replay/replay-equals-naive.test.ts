// A replay against sums that are made from all the answers at once: random policies, each held against a changed one or another one altogether.
import { expect, test } from "vitest";
import { beginReplay } from "../../domain/replay/replay.ts";
import type { Report } from "../../domain/replay/report.ts";
import { factTypes, mayChoosePay } from "../oracle/case-form.ts";
import type { Answer, AwardScheme, Case, Policy, Refused, Scheme } from "../oracle/documents.ts";
import { naiveAnswer } from "../oracle/naive-answer.ts";
import type { Random } from "../oracle/random.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { compiled } from "../properties/product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "../properties/replay.ts";

type Given = Case & { key: string; department: string };

const fenOf = (amount: string): bigint => BigInt(amount.replace(".", ""));
const sumOf = (all: bigint[]): bigint => all.reduce((sum, each) => sum + each, 0n);

/** The same policy with one thing changed, or one that has nothing to do with it. */
const held = (policy: Policy, random: Random): Policy => {
  const changed = structuredClone(policy);
  const scheme = changed.schemes[0] as AwardScheme;
  const change = random.pick(["rounding", "cap", "require", "atMost", "another", "none"]);
  if (change === "another") return randomPolicy(random);
  if (change === "rounding") changed.rounding = { to: "10", mode: "down" };
  if ((scheme as Scheme).kind === "allowance") return changed;
  if (change === "cap") {
    if (scheme.perPersonYear === undefined) scheme.perPersonYear = "500";
    else delete scheme.perPersonYear;
  }
  if (change === "require") delete scheme.require;
  if (change === "atMost" && scheme.atLeast === undefined) scheme.atMost = "120";
  return changed;
};

const schemeIn = (policy: Policy, { scheme }: Case): AwardScheme | undefined => {
  const found = policy.schemes.find(({ id }) => id === scheme);
  return found === undefined || found.kind === "allowance" ? undefined : found;
};

const namesIn = (scheme: AwardScheme): string[] => [
  ...factTypes(scheme).keys(),
  ...(mayChoosePay(scheme) ? ["chosenPay"] : []),
];

/** Without what only the other policy asks for. */
const answerBy = (policy: Policy, other: Policy, { key: _, department: __, ...given }: Given): Answer | Refused => {
  const [mine, theirs] = [schemeIn(policy, given), schemeIn(other, given)];
  if (mine === undefined || theirs === undefined) return naiveAnswer(policy, given);
  const foreign = namesIn(theirs).filter((name) => !namesIn(mine).includes(name));
  const facts = Object.fromEntries(Object.entries(given.facts).filter(([name]) => !foreign.includes(name)));
  const isUncapped = mine.perPersonYear === undefined && theirs.perPersonYear !== undefined;
  const shares = given.shares?.map(({ paidThisYear, ...share }) =>
    isUncapped || paidThisYear === undefined ? share : { ...share, paidThisYear },
  );
  return naiveAnswer(policy, { ...given, facts, ...(shares && { shares }) });
};

type Compared = { given: Given; next: Answer; old: Answer };

const paidBy = ({ total, shares }: Answer): bigint =>
  shares === undefined ? fenOf(total) : sumOf(shares.map((share) => fenOf(share.total)));

const amounts = (all: Compared[]) => {
  const [next, old] = [sumOf(all.map((each) => paidBy(each.next))), sumOf(all.map((each) => paidBy(each.old)))];
  return { cases: all.length, new: yuan(next), old: yuan(old), change: yuan(next - old) };
};

const yuan = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const changeIn = ({ next, old }: Compared): bigint => paidBy(next) - paidBy(old);

const biggest = (all: Compared[], sign: bigint) =>
  all
    .filter((each) => changeIn(each) * sign > 0n)
    .sort((a, b) => Number((changeIn(b) - changeIn(a)) * sign) || (a.given.key < b.given.key ? -1 : 1))
    .slice(0, 10)
    .map((each) => [each.given.key, yuan(changeIn(each))]);

const groups = (all: Compared[], nameOf: (each: Compared) => string) =>
  [...Map.groupBy(all, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, amounts(each)]);

const personSums = (all: Compared[]): [string, string, string][] => {
  const names = new Set(all.flatMap(({ given }) => (given.shares ?? []).map(({ employee }) => employee)));
  const sumBy = (name: string, answerIn: (each: Compared) => Answer): string =>
    yuan(
      sumOf(
        all
          .flatMap((each) => answerIn(each).shares ?? [])
          .flatMap((share) => (share.employee === name ? [fenOf(share.total)] : [])),
      ),
    );
  return [...names].sort().map((name) => [name, sumBy(name, ({ next }) => next), sumBy(name, ({ old }) => old)]);
};

const shown = <Name extends string>(rows: ({ [name in Name]?: string } & object)[], name: Name) =>
  rows.map(({ [name]: called, ...rest }) => [called, rest]);

test("every sum is the sum of the answers", () => {
  const seen = { compared: 0, apart: 0, changed: 0 };
  forPolicies(casesFor(0.05), (policy, random) => {
    const other = held(policy, random);
    const given = [...casesOf(policy, random)].map(
      (each, index): Given => ({ ...each, key: `K${index % 17}-${index}`, department: `D${index % 3}` }),
    );
    const replay = beginReplay(compiled(policy), compiled(other));
    for (const each of given) replay.take(each);
    const report = replay.report();
    const answers = given.map((each) => ({
      given: each,
      next: answerBy(policy, other, each),
      old: answerBy(other, policy, each),
    }));
    const both = answers.filter((each): each is Compared => !("refused" in each.next) && !("refused" in each.old));
    expectSums(report, both);
    const count = (next: boolean, old: boolean): number =>
      answers.filter((each) => "refused" in each.next === !next && "refused" in each.old === !old).length;
    expect(report.apart).toMatchObject({
      onlyNew: { cases: count(true, false) },
      onlyOld: { cases: count(false, true) },
      neither: count(false, false),
    });
    const refusedBy = (reasons: Report["refused"]["new"] = []): number =>
      reasons.reduce((sum, reason) => sum + reason.count, 0);
    expect(refusedBy(report.refused.new)).toBe(count(false, true) + count(false, false));
    expect(refusedBy(report.refused.old)).toBe(count(true, false) + count(false, false));
    seen.compared += both.length;
    seen.apart += given.length - both.length;
    seen.changed += both.filter((each) => changeIn(each) !== 0n).length;
  });
  for (const [what, times] of Object.entries(seen)) expectOften(times, 400, what);
});

const expectSums = (report: Report, both: Compared[]): void => {
  const where = (test: (change: bigint) => boolean): Compared[] => both.filter((each) => test(changeIn(each)));
  expect(report.compared).toEqual(amounts(both));
  expect(report.changes).toMatchObject({
    winners: amounts(where((change) => change > 0n)),
    losers: amounts(where((change) => change < 0n)),
    unchanged: amounts(where((change) => change === 0n)),
  });
  expect(report.changes?.gains.map(({ key, change }) => [key, change])).toEqual(biggest(both, 1n));
  expect(report.changes?.losses.map(({ key, change }) => [key, change])).toEqual(biggest(both, -1n));
  expect(shown(report.bySchemes, "scheme")).toEqual(groups(both, ({ given }) => given.scheme));
  expect(shown(report.byDepartments, "department")).toEqual(groups(both, ({ given }) => given.department));
  const people = report.byPeople.flatMap(({ person, new: next, old }) =>
    person === undefined ? [] : [[person, next, old]],
  );
  expect(people).toEqual(personSums(both));
  const totals = { new: report.compared.new, old: report.compared.old };
  for (const side of ["new", "old"] as const) {
    const places = report.byTiers[side] ?? [];
    expect(yuan(sumOf(places.map(({ amount }) => fenOf(amount))))).toBe(totals[side]);
  }
  expect(report.new.notEligible).toBe(both.filter(({ next }) => !next.eligible).length);
  expect(report.old?.lapsed).toBe(yuan(sumOf(both.map(({ old }) => fenOf(old.total) - paidBy(old)))));
};
