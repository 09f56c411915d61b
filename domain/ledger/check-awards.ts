// The invariants of awards: each is owed as it was calculated, and cases and people's years are the sums of what they were awarded.
import { partsOf } from "../awards/approve.ts";
import type { Award, Obligation, PersonYear } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import type { Body, Loaded } from "../records/record.ts";
import { readFen } from "../values/money.ts";
import { type Break, broken } from "./break.ts";
import { ofKind, yuan } from "./check-money.ts";
import type { Stored } from "./check-records.ts";

type Named<Public extends Body> = Loaded<Public, Body>;

export const checkAwards = (stored: Stored, balances: ReadonlyMap<string, bigint>): Break[] => {
  const awards = ofKind<Award>(stored, "award");
  const obligations = ofKind<Obligation>(stored, "obligation");
  const byAward = Map.groupBy(obligations, ({ body }) => body.award);
  const known = new Set([...awards, ...ofKind(stored, "allowance")].map(({ id }) => id));
  return [
    ...obligations
      .filter(({ body }) => !known.has(body.award))
      .map(({ id, body }) =>
        broken("I2", `obligation/${id}`, { zh: `没有核定 ${body.award}`, en: `there is no award ${body.award}` }),
      ),
    ...awards.flatMap((award) => {
      const own = byAward.get(award.id) ?? [];
      return [...checkSums(award, own), ...(isOwed(award) ? checkParts(award, own) : [])];
    }),
    ...checkCases(ofKind<Case>(stored, "case"), awards),
    ...checkYears(ofKind<PersonYear>(stored, "person-year"), awards.filter(isOwed), byAward, balances),
  ];
};

const isOwed = ({ body: { state } }: Named<Award>): boolean => state === "approved" || state === "cancelled";

const checkSums = (award: Named<Award>, own: Named<Obligation>[]): Break[] => {
  const { id, body } = award;
  const cancelled = own.filter((each) => each.body.state === "cancelled");
  const lapsedFen = sum(body.answer.shares ?? [], (share) => fenOf(share.lapsed));
  const wanted = isOwed(award) ? body.totalFen : 0;
  const owedFen = sum(own, (each) => each.body.amountFen) + (isOwed(award) ? body.lapsedFen : 0);
  return differences(`award/${id}`, [
    ["应发与作废之和", "obligations and what lapsed", owedFen, wanted],
    ["撤销额", "what was cancelled", sum(cancelled, (each) => each.body.amountFen), body.cancelledFen],
    ["追回额", "what was taken back", sum(own, (each) => each.body.recoveredFen), body.reversedFen],
    ["核定总额", "what it grants", body.totalFen, fenOf(body.answer.total)],
    ["作废额", "what lapsed", body.lapsedFen, lapsedFen],
  ]);
};

/** Each person's stage is one obligation of exactly the calculated amount; what comes to nothing is owed to no one. */
const checkParts = ({ id, body }: Named<Award>, own: Named<Obligation>[]): Break[] => {
  const name = (person: string, stage: string): string => `${person}, ${stage}`;
  const calculated = new Map(
    partsOf(body).map(({ person, stage, amountFen }) => [name(person, stage), amountFen] as const),
  );
  const found = new Map(own.map((each) => [name(each.body.person, each.body.stage), each]));
  const listed = new Set(body.obligations);
  return [
    ...own
      .filter((each) => !listed.has(each.id) || each.body.case !== body.case)
      .map((each) =>
        broken("I2", `obligation/${each.id}`, {
          zh: `核定 ${id} 中没有列出此应发`,
          en: `the award ${id} does not list it`,
        }),
      ),
    ...own.flatMap((each) => {
      const right = calculated.get(name(each.body.person, each.body.stage)) ?? 0;
      return differences(`obligation/${each.id}`, [["金额", "its amount", each.body.amountFen, right]]);
    }),
    ...[...calculated].flatMap(([part, fen]) =>
      fen === 0 || found.has(part)
        ? []
        : [broken("I2", `award/${id}`, { zh: `缺少应发：${part}`, en: `nothing is owed for ${part}` })],
    ),
  ];
};

/** What a case has been granted is what its awards still grant. */
const checkCases = (cases: Named<Case>[], awards: Named<Award>[]): Break[] => {
  const byCase = Map.groupBy(awards, ({ body }) => body.case);
  const known = new Set(cases.map(({ id }) => id));
  return [
    ...awards
      .filter(({ body }) => !known.has(body.case))
      .map(({ id, body }) =>
        broken("I2", `award/${id}`, { zh: `没有事项 ${body.case}`, en: `there is no case ${body.case}` }),
      ),
    ...cases.flatMap(({ id, body }) => {
      const own = byCase.get(id) ?? [];
      const granted = own.filter((award) => award.body.state === "approved");
      const fen = sum(granted, (award) => award.body.totalFen - award.body.cancelledFen - award.body.reversedFen);
      const numbers = own.map((award) => award.body.number).sort((a, b) => a - b);
      const isDense = numbers.length === body.awards && numbers.every((number, index) => number === index + 1);
      return [
        ...differences(`case/${id}`, [["已核定", "what was awarded", body.awardedFen, fen]]),
        ...(isDense
          ? []
          : [
              broken("I2", `case/${id}`, {
                zh: `应有核定 ${body.awards} 次，现有编号：${numbers.join("、")}`,
                en: `it counts ${body.awards} awards; there are numbers ${numbers.join(", ")}`,
              }),
            ]),
      ];
    }),
  ];
};

/** A person's year is what awards granted, less what was cancelled or taken back; more only by an opening balance. */
const checkYears = (
  years: Named<PersonYear>[],
  awards: Named<Award>[],
  byAward: ReadonlyMap<string, Named<Obligation>[]>,
  balances: ReadonlyMap<string, bigint>,
): Break[] => {
  const right = new Map<string, number>();
  const add = (person: string, { year, policy, scheme }: Award, fen: number): void => {
    const key = `${person}@${year} ${policy.id}/${scheme}`;
    right.set(key, (right.get(key) ?? 0) + fen);
  };
  for (const { id, body } of awards) {
    for (const { employee, total } of body.answer.shares ?? []) add(employee, body, fenOf(total));
    for (const { body: each } of byAward.get(id) ?? [])
      add(each.person, body, -(each.state === "cancelled" ? each.amountFen : each.recoveredFen));
  }
  const found = new Map(
    years.flatMap(({ id, body }) =>
      Object.entries(body.awardedFen).map(([scheme, fen]) => [`${id} ${scheme}`, fen] as [string, number]),
    ),
  );
  const more = new Map<string, bigint>();
  const keys = [...new Set([...right.keys(), ...found.keys()])];
  const breaks = keys.flatMap((key) => {
    const [fen, granted] = [found.get(key) ?? 0, right.get(key) ?? 0];
    const [id = ""] = key.split(" ");
    const person = id.slice(0, id.lastIndexOf("@"));
    more.set(person, (more.get(person) ?? 0n) + BigInt(fen - granted));
    if (fen >= granted) return [];
    return differences(`person-year/${id}`, [["本年已得", "what was awarded", fen, granted]]);
  });
  return [
    ...breaks,
    ...[...more]
      .filter(([person, fen]) => fen >= 0n && fen !== (balances.get(`person/${person}/opening`) ?? 0n))
      .map(([person, fen]) =>
        broken("I2", `person-year/${person}`, {
          zh: `历年所得比核定多 ${fen} 分，期初余额为 ${balances.get(`person/${person}/opening`) ?? 0n} 分`,
          en: `the years hold ${fen} fen more than was awarded, the opening balance is ${balances.get(`person/${person}/opening`) ?? 0n} fen`,
        }),
      ),
  ];
};

const differences = (at: string, sums: [zh: string, en: string, found: number, right: number][]): Break[] =>
  sums
    .filter(([, , found, right]) => found !== right)
    .map(([zh, en, found, right]) =>
      broken("I2", at, {
        zh: `${zh}为 ${yuan(found)}，应为 ${yuan(right)}`,
        en: `${en} comes to ${yuan(found)}, not ${yuan(right)}`,
      }),
    );

const sum = <Each>(all: readonly Each[], of: (each: Each) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

const fenOf = (amount: string | undefined): number => readFen(amount ?? "0") ?? Number.NaN;
