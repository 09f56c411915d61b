// Failures as pure rules: a review that another case opens, who may sit on a panel, what a decision needs, and how lessons are found.
import { describe, expect, test } from "vitest";
import type { CaseKind, Known, LoadedCase } from "../../domain/cases/kind.ts";
import { failure as kind, openFailure } from "../../domain/cases/kinds/failure.ts";
import type { Failure } from "../../domain/cases/kinds/failure-review.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { hasWords, taughtSince } from "../../domain/cases/taught.ts";
import { caseTransitions } from "../../domain/cases/transitions.ts";
import type { CaseSecret, Step } from "../../domain/records/cases.ts";
import { codesOf, deed, known, person, schemeOf, suggestion } from "../suggestions/records.ts";

const table = schemeOf({ kind: "table", by: ["grade"], rows: [{ grade: "一等", pay: "500" }] });

const failure = (fields: Partial<Failure> = {}, texts: object = {}): LoadedCase<Failure> => {
  const { policy: _, ...body } = suggestion({ state: "submitted", mentors: ["M1"], ...fields }).body;
  return {
    ...suggestion(),
    body: { ...body, kind: "failure" },
    secret: { title: "标题", texts: { attempted: "尝试", ...texts } },
  };
};

const reviewer = { ...deed, by: { person: "R1" } };

const take = (id: string, of: LoadedCase<Failure>, sent: object, people = ["P1", "E1", "M1", "R1"]) => {
  const step = (kind as CaseKind).steps.find((each) => each.id === id);
  const told: Known = { ...known(table), people: people.map((each) => person(each)) };
  if (!step) throw new Error(`There is no step ${id}.`);
  return step.decide({ of, sent, deed: reviewer, known: told, newId: "n" });
};

const records = [{ title: "试验记录", link: "https://files.example/1" }];
const diligent = { verdict: "diligent", panel: ["P1"], records, causes: "原因", lesson: "教训" };

describe("a review that another case opens", () => {
  const project = suggestion({ kind: "project", state: "failed", department: "一车间", mentors: ["M1"] });
  const opened = openFailure(project, { reasons: "样机烧毁" }, "f1", reviewer);
  const body = opened.body as Failure;

  test("is filed at once, about that case and by its people", () => {
    expect([opened.kind, opened.id, opened.before]).toEqual(["case", "f1", undefined]);
    expect(body).toMatchObject({ kind: "failure", state: "submitted", filedAt: deed.now, about: "s1", opened: true });
    expect([body.proposer, body.authors, body.mentors]).toEqual(["E1", project.body.authors, ["M1"]]);
    expect(body.history).toEqual([{ state: "submitted", at: deed.now, by: "R1", reasons: "样机烧毁" }]);
    expect(caseTransitions(kind).begins).toContain(body.state);
  });

  test("says what was tried in the words of that case, and can be found by them", () => {
    const { title, texts, bands = [] } = opened.secret as CaseSecret;
    expect([title, texts]).toEqual(["标题", { attempted: "问题\n办法", causes: "样机烧毁" }]);
    expect(bands).toHaveLength(16);
  });

  test("is not its proposer's to take back or to turn to another case", () => {
    expect(kind.refusesWithdrawal?.(body)?.code).toBe("opened-by-failure");
    expect(kind.refusesWithdrawal?.(failure().body)).toBeUndefined();
    const about = { of: project, kind, granted: { awards: [], obligations: [] } };
    const read = (before: LoadedCase | undefined) =>
      kind.too?.read({ about: "s2" }, { ...known(table), about }, deed, before);
    expect(read({ ...failure(), body })).toMatchObject({ ok: false });
    expect(read(failure())).toEqual({ ok: true, value: { about: "s2" } });
  });
});

describe("the review", () => {
  test.each([
    ["someone who is not there", ["X1"], "person-not-employed /panel/0"],
    ["an author", ["P1", "E1"], "panel-not-apart /panel/1"],
    ["a mentor of an author", ["M1"], "panel-not-apart /panel/0"],
    ["the reviewer alone", ["R1"], "employee-twice /panel/0"],
    ["one person twice", ["P1", "P1"], "employee-twice /panel/1"],
  ])("refuses a panel with %s", (_, panel, code) => {
    expect(codesOf(take("review-failure", failure(), { ...diligent, panel }))).toEqual([code]);
  });

  test("refuses a panel with someone who has left", () => {
    const step = kind.steps.find(({ id }) => id === "review-failure");
    const people = [person("P1", { until: "2026-02-28" })];
    const outcome = step?.decide({
      of: failure(),
      sent: diligent,
      deed: reviewer,
      known: { ...known(table), people },
      newId: "n",
    });
    expect(outcome && codesOf(outcome)).toEqual(["person-not-employed /panel/0"]);
  });

  test("needs causes and lesson, of the reviewer or of the authors", () => {
    const { causes: _, lesson: __, ...without } = diligent;
    expect(codesOf(take("review-failure", failure(), without))).toEqual([
      "missing-field /causes",
      "missing-field /lesson",
    ]);
    const written = take("review-failure", failure({}, { causes: "甲", lesson: "乙" }), without);
    expect(written.ok && written.value.changes[0].secret).toMatchObject({ texts: { causes: "甲", lesson: "乙" } });
    const corrected = take("review-failure", failure({}, { causes: "甲", lesson: "乙" }), diligent);
    expect(corrected.ok && corrected.value.changes[0].secret).toMatchObject({
      texts: { causes: "原因", lesson: "教训" },
    });
  });

  test("asks for the records that show diligence, for a panel, and for reasons where there is no diligence", () => {
    const review = kind.steps.find(({ id }) => id === "review-failure");
    const takes = (sent: object): boolean | undefined => review?.body.safeParse(sent).success;
    expect(takes(diligent)).toBe(true);
    expect(takes({ ...diligent, records: [] })).toBe(false);
    expect(takes({ ...diligent, panel: [] })).toBe(false);
    expect(takes({ verdict: "negligent", panel: ["P1"] })).toBe(false);
    expect(takes({ verdict: "negligent", panel: ["P1"], reasons: "无记录" })).toBe(true);
    expect(takes({ verdict: "return", reasons: "缺记录" })).toBe(true);
    expect(takes({ verdict: "return" })).toBe(false);
  });

  test("confirms what the authors stated only where it can come to an award", () => {
    const stated = { facts: { grade: { value: "一等", source: "author" as const, by: "E1", at: deed.now } } };
    expect(codesOf(take("review-failure", failure(stated), diligent))).toEqual(["facts-unconfirmed /facts/grade"]);
    const negligent = { verdict: "negligent", panel: ["P1"], reasons: "无记录", causes: "原因", lesson: "教训" };
    expect(take("review-failure", failure(stated), negligent).ok).toBe(true);
  });

  test("only diligence can be awarded", () => {
    expect(kind.awards?.refuses?.(failure({ diligent: true }).body)).toBeUndefined();
    expect(kind.awards?.refuses?.(failure({ diligent: false }).body)?.code).toBe("only-when-diligent");
  });
});

describe("what it is about", () => {
  const other = (fields: object = {}, awards: object[] = []): Partial<Known> => ({
    about: {
      of: suggestion({ state: "accepted", ...fields }),
      kind: kindNamed((fields as { kind?: string }).kind ?? "suggestion"),
      granted: { awards: awards as never, obligations: [] },
    },
  });
  const file = (told: Partial<Known>, fields: Partial<Failure> = {}) => {
    const outcome = kind.filing?.file?.({
      of: failure({ about: "s1", ...fields }),
      known: { ...known(table), ...told },
      deed,
    });
    return outcome && codesOf(outcome as never);
  };

  test("earned no money and waits for none, or is a project that was ended as failed", () => {
    expect(file(other())).toEqual([]);
    expect(file(other({ state: "declined" }))).toEqual([]);
    expect(file(other({ awardedFen: 1 }))).toEqual(["about-goes-on /about"]);
    expect(file(other({}, [{ body: { state: "proposed" } }]))).toEqual(["about-goes-on /about"]);
    expect(file(other({}, [{ body: { state: "cancelled" } }]))).toEqual([]);
    expect(file(other({ kind: "project", state: "approved" }))).toEqual(["about-goes-on /about"]);
    expect(file(other({ kind: "project", state: "declined" }))).toEqual([]);
    expect(file(other({ kind: "project", state: "failed", awardedFen: 1 }))).toEqual([]);
    expect(file({})).toEqual(["unknown-id /about"]);
    expect(file({}, { about: undefined as never })).toEqual([]);
  });

  test("is reviewed once, whoever opened that review", () => {
    const beside = (fields: Partial<Failure>) => {
      const one = failure({ filedAt: deed.now, ...fields });
      return { ...other(), besides: [{ ...one, id: "f0" }] };
    };
    expect(file(beside({ opened: true }))).toEqual(["failure-standing "]);
    expect(file(beside({ state: "withdrawn" }))).toEqual([]);
  });

  test("is looked at again before diligence is found, which money may follow", () => {
    const step = kind.steps.find(({ id }) => id === "review-failure");
    const decide = (sent: object) =>
      step?.decide({
        of: failure({ about: "s1" }),
        sent,
        deed: reviewer,
        known: { ...known(table), people: [person("P1")], ...other({ awardedFen: 1 }) },
        newId: "n",
      });
    expect(codesOf(decide(diligent) as never)).toEqual(["about-goes-on /about"]);
    expect(decide({ verdict: "return", reasons: "缺记录" })?.ok).toBe(true);
  });
});

test("what is found without diligence is as declined, and can be corrected; what another case opened is decided also while it is returned", () => {
  const negligent = { verdict: "negligent", panel: ["P1"], reasons: "无记录", causes: "原因", lesson: "教训" };
  const found = take("review-failure", failure(), negligent);
  expect(found.ok && found.value.changes[0].body).toMatchObject({ state: "negligent", diligent: false });
  expect((kind as CaseKind).states.negligent).toMatchObject({ means: "declined", reviewed: true });
  expect(codesOf(take("review-failure", failure({ state: "negligent" }), diligent))).toEqual([]);
  expect(codesOf(take("review-failure", failure({ state: "returned" }), diligent))).toEqual(["wrong-state "]);
  const opened = failure({ state: "returned", opened: true });
  expect(codesOf(take("review-failure", opened, diligent))).toEqual([]);
  expect(codesOf(take("review-failure", opened, { verdict: "return", reasons: "缺" }))).toEqual(["wrong-state "]);
  const whose = (of: LoadedCase) => (kind as CaseKind).states.returned?.turn?.of(of.body).map((turn) => turn.whose);
  expect(whose(opened)).toEqual(["person/E1", "role/reviewer"]);
  expect(whose(failure({ state: "returned" }))).toEqual(["person/E1"]);
});

test("it is closed with reasons where nothing was awarded, and without them where something was", () => {
  expect(codesOf(take("close-failure", failure({ state: "reviewed" }), {}))).toEqual(["missing-field /reasons"]);
  expect(take("close-failure", failure({ state: "awarded" }), {}).ok).toBe(true);
});

test("a lesson is there from the review on, and stays at its day", () => {
  const history = ["draft", "submitted", "reviewed", "closed"].map(
    (state, index): Step => ({ state, at: `2026-03-0${index + 1}T00:00:00.000Z`, by: "R1" }),
  );
  expect(taughtSince(failure({ history, state: "submitted" }).body)).toBeUndefined();
  expect(taughtSince(failure({ history, state: "closed" }).body)).toBe("2026-03-03T00:00:00.000Z");
  expect(taughtSince(suggestion({ state: "awarded", history }).body)).toBeUndefined();
});

test.each([
  ["滚轮", true],
  ["滚轮 烧毁", true],
  ["滚轮　ＰＬＣ", true],
  ["plc", true],
  ["滚轮 激光", false],
  ["酒后", false],
])("the words %s are found: %s", (words, isFound) => {
  const secret = {
    title: "模具架滚轮",
    texts: { attempted: "用激光", causes: "酒后", lesson: "PLC 未接地，电机烧毁" },
  };
  expect(hasWords(secret, words)).toBe(isFound);
});
