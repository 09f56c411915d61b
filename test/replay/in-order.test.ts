// Awards replayed in the order of their approval, against the same history lived through under the draft: every case and every person to the fen.
import { expect, test } from "vitest";
import { calculate } from "../../domain/calculation/answer.ts";
import type { CompiledPolicy, CompiledScheme } from "../../domain/calculation/compile.ts";
import type { Award } from "../../domain/records/awards.ts";
import { type RecordedAward, replayAwards } from "../../domain/replay/award-by-award.ts";
import { approvedAt } from "../../domain/replay/recorded.ts";
import { beginReplay } from "../../domain/replay/replay.ts";
import type { Report } from "../../domain/replay/report.ts";
import { readFen, writeFen } from "../../domain/values/money.ts";
import type { Random } from "../oracle/random.ts";
import { must, openBook, policyOf } from "../projects/book.ts";
import { casesFor, expectOften, forSeeds } from "../properties/replay.ts";

const fenOf = (amount: string | undefined): number => readFen(amount ?? "0") as number;

const replayed = (draft: CompiledPolicy, awards: readonly RecordedAward[]): Report => {
  const replay = beginReplay(draft, "recorded");
  const take = replayAwards(draft, replay);
  for (const award of awards) take(award);
  return replay.report();
};

const schemeIn = ({ schemes }: CompiledPolicy): CompiledScheme => schemes.get("s") as CompiledScheme;

const addTo = (sums: Map<string, number>, name: string, fen: number): void =>
  void sums.set(name, (sums.get(name) ?? 0) + fen);

const shown = (sums: Map<string, number>): [string, string][] =>
  [...sums].map(([name, fen]): [string, string] => [name, writeFen(fen)]).sort(([a], [b]) => (a < b ? -1 : 1));

const peopleOf = ({ byPeople }: Report, side: "new" | "old"): [string, string][] =>
  byPeople.map((each) => [each.person as string, each[side] as string]);

/** What a suggestion was found to bring, once or again. */
type Finding = { case: string; people: readonly string[]; benefit: string; months: number; year: string };

/** What was given to each case in all, and to each person in a year, before and after. */
type Standing = { cases: Map<string, number>; years: Map<string, number> };

const livedThrough = (policy: CompiledPolicy, findings: readonly Finding[], from: Standing) => {
  const standing: Standing = { cases: new Map(from.cases), years: new Map(from.years) };
  const rule = schemeIn(policy).rule;
  const isCapped = "perPersonYear" in rule && rule.perPersonYear !== undefined;
  const paid = new Map(findings.flatMap(({ people }) => people).map((person) => [person, 0]));
  const awards = findings.map((finding, index): Award => {
    const { case: of, people, benefit, months, year } = finding;
    const before = standing.cases.get(of) ?? 0;
    const request = {
      facts: { benefit, months },
      shares: people.map((employee, place) => ({
        employee,
        weight: place + 1,
        ...(isCapped && { paidThisYear: writeFen(standing.years.get(`${employee}@${year}`) ?? 0) }),
      })),
      ...(before > 0 && { paidBefore: writeFen(before) }),
    };
    const answer = must(calculate(policy, { scheme: "s", trace: "steps", ...request }, 1));
    for (const { employee, total } of answer.shares ?? []) {
      addTo(standing.years, `${employee}@${year}`, fenOf(total));
      addTo(paid, employee, fenOf(total));
    }
    addTo(standing.cases, of, fenOf(answer.total));
    return {
      case: of,
      number: index,
      state: "approved",
      policy: { id: "p", version: 1, digest: policy.digest },
      scheme: "s",
      request,
      answer,
      totalFen: fenOf(answer.total),
      lapsedFen: (answer.shares ?? []).reduce((sum, { lapsed }) => sum + fenOf(lapsed), 0),
      year,
    } as unknown as Award;
  });
  return { awards, standing, paid };
};

const tieredPolicy = (random: Random): CompiledPolicy =>
  policyOf({
    kind: "tiered",
    measure: "benefit",
    apply: "whole",
    tiers: [{ below: "500", pay: random.pick(["10", "0"]) }, { rate: `${random.whole(1, 30)}%` }],
    ...(random.chance(0.5) && { perPersonYear: String(random.whole(50, 900)) }),
    require: [{ fact: "months", atLeast: random.whole(1, 3), else: { zh: "实施满几个月" } }],
  });

const findingsOf = (random: Random): Finding[] =>
  Array.from({ length: random.whole(2, 12) }, (_, index, length = 12) => {
    const number = random.whole(1, 4);
    return {
      case: `C${number}`,
      people: number % 2 === 0 ? ["E1", "E2"] : [`E${number}`],
      benefit: writeFen(random.whole(0, 500_000)),
      months: random.whole(1, 9),
      year: index < length / 2 ? "2026" : "2027",
    };
  });

test("regradings and yearly caps cost what they would have cost, wherever the span begins", () => {
  let changed = 0;
  forSeeds(casesFor(0.004), (random) => {
    const [policy, draft] = [tieredPolicy(random), tieredPolicy(random)];
    const findings = findingsOf(random);
    const cut = random.whole(0, findings.length - 1);
    const opening = new Map([["E1@2026", random.whole(0, 20_000)]]);
    const { standing } = livedThrough(policy, findings.slice(0, cut), { cases: new Map(), years: opening });
    const span = findings.slice(cut);
    const then = livedThrough(policy, span, standing);
    const wanted = livedThrough(draft, span, standing);
    const last = new Map(span.map((finding, index) => [finding.case, index]));
    const report = replayed(
      draft,
      then.awards.map((award, index) => ({
        id: `${award.case}.${index}`,
        award,
        of: { kind: "suggestion", department: "一车间" },
        scheme: schemeIn(policy),
        replaced: [],
        yearBefore: new Map(["E1", "E2", "E3"].map((each) => [each, standing.years.get(`${each}@${award.year}`) ?? 0])),
        isLast: last.get(award.case) === index,
      })),
    );
    expect(peopleOf(report, "new")).toEqual(shown(wanted.paid));
    expect(peopleOf(report, "old")).toEqual(shown(then.paid));
    expect([report.read, report.compared.cases]).toEqual([last.size, last.size]);
    for (const side of ["new", "old"] as const) {
      const places = (report.byTiers[side] ?? []).reduce((sum, { amount }) => sum + fenOf(amount), 0);
      expect(writeFen(places)).toBe(report.compared[side]);
    }
    if (report.compared.change !== "0.00") changed++;
  });
  expectOften(changed, 200, "changed by the draft");
});

type Deed = { does: "estimate" | "verify"; value: string; year: string; isReleased: boolean };

/** What people have in the end, and the records that it leaves. */
const project = (policy: CompiledPolicy, team: { person: string; weight: number }[], deeds: Deed[], before: object) => {
  const book = openBook(policy, team, { ...before });
  const awards = deeds.map(({ does, value, year, isReleased }) => {
    book.become(does === "verify" ? "verified" : "rated", { value, chosenRate: "10%" });
    const { number, replaces = [] } = book.grant(year);
    const stages = does === "verify" ? [] : (book.of().body.stagesAhead ?? []);
    for (const stage of stages) book.release(number, stage);
    const { inStage } = book.award(number).body;
    const waits = book.obligations().some(({ body }) => body.award === `c.${number}` && body.state === "waiting");
    if (isReleased && inStage !== undefined && waits) book.release(number, inStage);
    return { number, replaces };
  });
  const paid = new Map(team.map(({ person }) => [person, 0]));
  for (const { body } of book.obligations()) if (body.state !== "cancelled") addTo(paid, body.person, body.amountFen);
  return { book, awards, paid };
};

const commission = (random: Random, isStaged: boolean, atMost?: string): CompiledPolicy => {
  const first = random.whole(1, 60);
  const stages = isStaged
    ? random.pick([
        [first, 100 - first],
        [first, 20, 80 - first],
      ])
    : undefined;
  return policyOf({
    kind: "commission",
    by: "vote",
    rate: { from: "0%", to: "100%" },
    ...(stages && {
      stages: stages.map((share, index) => ({ id: `s${index}`, share: `${share}%` })),
    }),
    ...(atMost && { atMost }),
    ...(random.chance(0.5) && { perPersonYear: String(random.whole(50, 2_000)) }),
  });
};

test("a project that is settled by its real value costs what it would have cost, through stages and caps", () => {
  const seen = { changed: 0, lapsed: 0, again: 0 };
  forSeeds(casesFor(0.005), (random) => {
    // Where nothing came before the last stage, no one can know what the stages of a draft would have paid.
    const isStaged = random.chance(0.8);
    const policy = commission(random, isStaged);
    const draft = commission(random, isStaged && random.chance(0.8), random.pick([undefined, "300", "800.01"]));
    const team = ["A", "B", "C"].slice(0, random.whole(1, 3)).map((person) => ({ person, weight: random.whole(1, 5) }));
    const value = () => writeFen(random.whole(10_000, 2_000_000));
    const settledIn = random.pick(["2026", "2027"]);
    const deeds: Deed[] = [
      { does: "estimate", value: value(), year: "2026", isReleased: true },
      { does: "verify", value: value(), year: settledIn, isReleased: random.chance(0.5) },
      ...(random.chance(0.4) ? [{ does: "verify", value: value(), year: settledIn, isReleased: true } as const] : []),
    ];
    const before = random.chance(0.5) ? { A: random.whole(0, 40_000) } : {};
    const then = project(policy, team, deeds, before);
    const wanted = project(draft, team, deeds, before);
    // Of what lapsed in a first settlement, or had no money in it, nothing tells what a second one would have made.
    const firsts = [then, wanted].map(({ book, awards }) => book.award(awards[1]?.number ?? 0).body);
    const isPlain = firsts.every(({ obligations, lapsedFen }) => obligations.length > 0 && lapsedFen === 0);
    if (deeds.length > 2 && !isPlain) return;
    const replaced = new Set<string>();
    const report = replayed(
      draft,
      then.awards.flatMap(({ number, replaces }, index): RecordedAward[] => {
        const award = then.book.award(number).body;
        for (const id of replaces) replaced.add(id);
        if (approvedAt(award) === undefined) return [];
        const recorded = {
          id: `c.${number}`,
          award,
          of: { kind: "project" },
          scheme: schemeIn(policy),
          replaced: then.book.obligations().flatMap(({ id, body }) => (replaced.delete(id) ? [body] : [])),
          yearBefore: new Map(award.year === "2026" ? Object.entries(before) : []),
          isLast: index === deeds.length - 1,
        };
        return [recorded];
      }),
    );
    expect(peopleOf(report, "old")).toEqual(shown(then.paid));
    // Whose part had lapsed in the estimate tells what was paid before by rounding up.
    const oddFen = deeds.length > 2 ? 2 : 0;
    const paid = new Map(peopleOf(report, "new"));
    const apart = [...wanted.paid].map(([person, fen]) => Math.abs(fen - fenOf(paid.get(person))));
    expect(Math.max(...apart)).toBeLessThanOrEqual(oddFen);
    expect(report.read).toBe(1);
    if (report.compared.change !== "0.00") seen.changed++;
    if (report.new.lapsed !== "0.00") seen.lapsed++;
    if (deeds.length > 2) seen.again++;
  });
  for (const [what, times] of Object.entries(seen)) expectOften(times, 25, what);
});
