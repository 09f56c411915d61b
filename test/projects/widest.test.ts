// The widest project that there can be: whatever it goes through fits into one transaction of the database.
import { expect, test } from "vitest";
import type { Known, LoadedCase } from "../../domain/cases/kind.ts";
import { project as kind } from "../../domain/cases/kinds/project.ts";
import type { Member } from "../../domain/records/people.ts";
import type { Change, Loaded } from "../../domain/records/record.ts";
import { fingerprintOf } from "../../domain/similar/fingerprint.ts";
import { changeActions } from "../../functions/store/actions.ts";
import { deed, known, person, schemeOf } from "../suggestions/records.ts";
import { must, openBook, policyOf } from "./book.ts";
import { commissions } from "./project-desk.ts";

const actor = { tenant: "t".repeat(10), person: "HR-1", operation: "test", request: "r", now: 0 };

/** Beside the records: entry, head of the lane, answer, the member and ten for whom they stand in. */
const besides = 3 + 11;

const sizeOf = (changes: readonly Change[], more = 0): number =>
  changeActions(
    actor,
    { changes },
    changes.map(() => "salt"),
    "entry",
  ).length +
  more +
  besides;

const [byJury] = commissions.schemes;
const scheme = schemeOf({ ...byJury, id: "s", title: { zh: "奖" } });

const member = (id: string): Loaded<Member> => ({
  kind: "member",
  id,
  version: 1,
  entry: "",
  body: { roles: ["juror", "employee"], logins: [], standsInFor: [] },
});

const take = (id: string, of: LoadedCase, sent: object, more: Partial<Known>): readonly Change[] => {
  const step = kind.steps.find((each) => each.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return must(step.decide({ of, sent, deed, known: { ...known(scheme), ...more }, newId: "n1" })).changes;
};

const team = (size: number) =>
  Array.from({ length: size }, (_, index) => ({ person: `P${index}`, weight: 1, agreedAt: deed.now }));

const widest = (size: number, fields: object): LoadedCase => {
  const { of } = openBook(policyOf({ kind: "table", by: ["x"], rows: [{ x: "1", pay: "1" }] }), team(size));
  const secret = { title: "很长的题目", texts: { goal: "目标".repeat(200), plan: "计划".repeat(200) } };
  const body = { ...of().body, filedAt: deed.now, mentors: team(size).map((each) => `M-${each.person}`), ...fields };
  return { ...of(), body, secret: { ...secret, ...fingerprintOf(secret, kind.texts) } } as LoadedCase;
};

test("a jury of ten for a team of twenty takes the seats of another ten", () => {
  const jurorsOf = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}${index}`);
  const sizes = ["甲", "乙"].map((name, round, names) => {
    const before = names[round - 1];
    const jury = before && { round: 1, seats: jurorsOf(before).map((juror) => ({ juror, seat: "market" })) };
    const of = widest(20, {
      state: jury ? "marking" : "approved",
      measure: "value",
      rateBy: "jury",
      ...(jury && { jury }),
    });
    const jurors = jurorsOf(name);
    const people = [...jurors, ...team(20).map((each) => each.person)].map((id) => person(id));
    const seats = jurors.map((juror, index) => ({ juror, seat: index === 0 ? "technical" : "market" }));
    const changes = take("seat-jury", of, { seats }, { people, members: jurors.map(member) });
    return sizeOf(changes, people.length + jurors.length + 1);
  });
  expect(Math.max(...sizes), JSON.stringify(sizes)).toBeLessThanOrEqual(100);
  expect(Math.max(...sizes), JSON.stringify(sizes)).toBeGreaterThan(80);
});

const stagedBy = (count: number) =>
  policyOf({
    kind: "commission",
    by: "vote",
    rate: { from: "0%", to: "100%" },
    perPersonYear: "5000",
    stages: Array.from({ length: count }, (_, index) => ({ id: `s${index}`, share: `${100 / count}%` })),
  });

const award = (size: number, stages: number) => {
  const written: number[] = [];
  // Beside the records two budgets, the enterprise and the rule.
  const book = openBook(stagedBy(stages), team(size), {}, (changes) => written.push(sizeOf(changes, 4)));
  book.become("rated", { value: "100000", chosenRate: "10%" });
  book.grant();
  return { book, written };
};

const failing = ({ book }: ReturnType<typeof award>, awards: number, size: number): number => {
  const open = { ...book.award(1), id: "c.9", body: { ...book.award(1).body, state: "proposed" as const } };
  const granted = {
    awards: [...Array.from({ length: awards }, (_, index) => book.award(index + 1)), open],
    obligations: book.obligations(),
  };
  const of = widest(size, {
    ...book.of().body,
    mentors: team(size).map((each) => `M-${each.person}`),
    filedAt: deed.now,
  });
  return sizeOf(take("fail-project", of, { reasons: "未成功" }, { granted, years: book.years() }), 2);
};

test.each([
  [1, 14],
  [2, 11],
  [4, 8],
  [5, 7],
])(
  "with %i stages a team of %i is awarded, settled in another year or fails in one transaction each",
  (stages, size) => {
    const made = award(size, stages);
    const { book, written } = made;
    const early = failing(made, 1, size);
    for (const stage of book.of().body.stagesAhead ?? []) book.release(1, stage);
    book.become("verified", { value: "200000" });
    book.grant("2027");
    const sizes = [...written, early, failing(made, 2, size)];
    expect(Math.max(...sizes), JSON.stringify(sizes)).toBeLessThanOrEqual(100);
    expect(Math.max(...sizes), JSON.stringify(sizes)).toBeGreaterThan(80);
    expect(() => award(size + 1, stages)).toThrow("award-too-wide");
  },
);
