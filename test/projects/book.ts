// A project's awards without a database: what the rules decide is written into a book of records, as a transaction would.
import { approveAward } from "../../domain/awards/approve.ts";
import { proposeAward } from "../../domain/awards/propose.ts";
import { releaseStage } from "../../domain/awards/release.ts";
import { cancelAward, reverseAward } from "../../domain/awards/take-back.ts";
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import { endAwards } from "../../domain/cases/end-awards.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Award, Obligation, PersonYear } from "../../domain/records/awards.ts";
import type { Posting } from "../../domain/records/postings.ts";
import {
  type Body,
  type Change,
  changed,
  created,
  type Loaded,
  type RecordKind,
  refOf,
} from "../../domain/records/record.ts";
import type { Outcome } from "../../domain/refusals.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

export const must = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ code, says }) => `${code}: ${says.en}`).join("\n"));
  return outcome.value;
};

export const policyOf = (scheme: object): CompiledPolicy =>
  must(
    compilePolicy(
      {
        id: "p",
        title: { zh: "办法" },
        currency: "CNY",
        from: "2025-01-01",
        schemes: [{ id: "s", title: { zh: "提成" }, ...scheme }],
      },
      sha256Hex,
    ),
  );

type Team = readonly { person: string; weight: number }[];

export const openBook = (
  compiled: CompiledPolicy,
  team: Team,
  before: { [person: string]: number } = {},
  onWrite: (changes: readonly Change[]) => unknown = () => {},
) => {
  const records = new Map<string, Loaded<Body, Body>>();
  const postings: Posting[] = [];
  const spent = new Map<string, number>();
  const write = (changes: readonly Change[], posted: readonly Posting[] = []): void => {
    onWrite(changes);
    for (const { kind, id, before: known, body, secret } of changes) {
      const ref = refOf({ kind, id });
      if (records.get(ref)?.version !== known?.version)
        throw new Error(`${ref} is written from a version that is gone.`);
      records.set(ref, { kind, id, version: (known?.version ?? 0) + 1, entry: "", body, ...(secret && { secret }) });
    }
    if (posted.reduce((sum, { fen }) => sum + fen, 0) !== 0) throw new Error("The postings do not add up to 0.");
    postings.push(...posted);
  };
  const spend = (year: string, fen: number): void => void spent.set(year, (spent.get(year) ?? 0) + fen);
  const all = <Public extends Body>(kind: RecordKind): Loaded<Public>[] =>
    [...records.values()].filter((record) => record.kind === kind) as unknown as Loaded<Public>[];
  const of = (): LoadedCase => records.get("case/c") as unknown as LoadedCase;
  const award = (number: number): Loaded<Award> => records.get(`award/c.${number}`) as unknown as Loaded<Award>;
  const granted = () => ({ awards: all<Award>("award"), obligations: all<Obligation>("obligation") });
  const at = (year: string) => ({ now: `${year}-03-01T02:00:00.000Z`, today: `${year}-03-01` });
  const at0 = at("2026").now;
  write([
    created(
      "case",
      "c",
      {
        kind: "project",
        state: "rated",
        since: at0,
        proposer: "A",
        authors: team,
        mentors: [],
        evidence: [],
        history: [],
        policy: { id: "p", scheme: "s", day: "2026-01-01" },
        facts: {},
        awards: 0,
        awardedFen: 0,
      },
      { title: "项目", texts: {} },
    ),
    ...Object.entries(before).map(([person, fen]) =>
      created("person-year", `${person}@2026`, { person, year: "2026", awardedFen: { "p/s": fen } }),
    ),
  ]);
  return {
    of,
    award,
    obligations: () => all<Obligation>("obligation"),
    years: () => all<PersonYear>("person-year"),
    spent: (year: string) => spent.get(year) ?? 0,
    /** What the accounts say was spent of a year's fund. */
    posted: (account: string) =>
      postings.filter((each) => each.account === account).reduce((sum, { fen }) => sum + fen, 0),
    become: (state: string, facts: { [name: string]: string }) =>
      write([
        changed(of(), {
          state,
          facts: {
            ...of().body.facts,
            ...Object.fromEntries(
              Object.entries(facts).map(([name, value]) => [name, { value, source: "finance", at: at0 } as const]),
            ),
          },
        }),
      ]),
    /** Proposed and approved in one go; the award as it is then. */
    grant: (year = "2026"): Award => {
      const by = { person: "HR-1" };
      const { id, changes } = must(
        proposeAward({
          of: of(),
          policy: { compiled, version: 1 },
          personYears: all<PersonYear>("person-year"),
          granted: granted(),
          chosen: {},
          by,
          now: at(year).now,
          year,
        }),
      );
      write(changes);
      const proposed = records.get(`award/${id}`) as unknown as Loaded<Award>;
      const obligations = all<Obligation>("obligation").filter((each) => proposed.body.replaces?.includes(each.id));
      const ids = new Set(obligations.map(({ body }) => body.award));
      const approved = must(
        approveAward({
          award: proposed,
          of: of(),
          replaced: { obligations, awards: all<Award>("award").filter((each) => ids.has(each.id)) },
          granted: granted(),
          personYears: all<PersonYear>("person-year"),
          policyVersion: 1,
          approvalsNeeded: 1,
          by: { person: "APPROVER-1" },
          now: at(year).now,
          month: `${year}-03`,
          year,
          obligationId: (...parts) => parts.join("-"),
        }),
      );
      write(approved.changes, approved.postings);
      spend(year, approved.spendFen);
      for (const { year: freed, fen } of approved.frees) spend(freed, -fen);
      return approved.award;
    },
    release: (number: number, stage: string): void => {
      const released = must(
        releaseStage({
          award: award(number),
          of: of(),
          obligations: all<Obligation>("obligation").filter(({ body }) => body.award === `c.${number}`),
          stage,
          by: { person: "REVIEWER-1" },
          reasons: "验收合格",
          evidence: [{ title: "记录", link: "https://example.com" }],
          now: at("2026").now,
        }),
      );
      write(released.changes, released.postings);
    },
    /** The stage is paid, and so much of it taken back. */
    takeBack: (number: number, stage: string, back: { [person: string]: number }): void => {
      const own = () => all<Obligation>("obligation").filter(({ body }) => body.award === `c.${number}`);
      write(own().flatMap((each) => (each.body.stage === stage ? [changed(each, { state: "settled" })] : [])));
      for (const [person, amountFen] of Object.entries(back)) {
        const taken = must(
          reverseAward({
            ...{ award: award(number), of: of(), obligations: own(), personYears: all<PersonYear>("person-year") },
            ...{ by: { person: "APPROVER-1" }, reasons: "冒名", now: at("2026").now, person, amountFen },
          }),
        );
        write(taken.changes);
      }
    },
    cancel: (number: number): void => {
      const taken = must(
        cancelAward({
          award: award(number),
          of: of(),
          obligations: all<Obligation>("obligation").filter(({ body }) => body.award === `c.${number}`),
          personYears: all<PersonYear>("person-year"),
          by: { person: "APPROVER-1" },
          reasons: "重新核定",
          now: at("2026").now,
        }),
      );
      write(taken.changes, taken.postings);
      spend(award(number).body.year, -taken.releaseFen);
    },
    end: () => {
      const ended = endAwards(granted(), all<PersonYear>("person-year"), { by: { person: "R" }, now: at0 }, "未成功");
      write([changed(of(), { awardedFen: of().body.awardedFen - ended.lessFen }), ...ended.changes], ended.postings);
      for (const { year, fen } of ended.frees) spend(year, -fen);
    },
  };
};
