// What an author is told while not all agree, when marks are asked for again, and when money of a stage is cancelled.
import { describe, expect, test } from "vitest";
import { suggestion as kind } from "../../domain/cases/kinds/suggestion.ts";
import { waitingOf } from "../../domain/cases/waiting.ts";
import { isMine, namedIn, standingOf } from "../../domain/my/standing.ts";
import { timelineOf } from "../../domain/my/timeline.ts";
import type { Author, Case } from "../../domain/records/cases.ts";
import { refuse } from "../../domain/refusals.ts";
import { bodyOf, deed, schemeOf, suggestion, take } from "./records.ts";

const agreed: Author = { person: "E1", weight: 1, agreedAt: deed.now };
const against: Author = { person: "E2", weight: 1, refused: { at: deed.now, reasons: "我做得更多" } };
const silent: Author = { person: "E3", weight: 1 };
const nameOf = (person: string): string => ({ E1: "王小明", E2: "李芳", E3: "张敏" })[person] ?? person;

const standing = (of: Case, me: string) => standingOf(of, me, deed.now, { nameOf });

describe("an author who does not agree", () => {
  const { body } = suggestion({ authors: [agreed, against] });

  test("is named with the reasons wherever it says whose turn it is", () => {
    expect(waitingOf(body, deed.today, 30).turn).toEqual([
      {
        whose: "person/E1",
        says: {
          zh: "E2 不同意所占权重：我做得更多；待提出人修改",
          en: "E2 does not agree: 我做得更多; the proposer changes it",
        },
      },
    ]);
  });

  test("is known to all by name, and the proposer has to change it, not to submit it", () => {
    expect(namedIn(body)).toEqual(["E2"]);
    expect(standing(body, "E1")).toMatchObject({
      turn: { zh: "轮到您；李芳 不同意所占权重：我做得更多；待提出人修改" },
      next: { zh: "有人不同意所占权重：请修改权重或人员，再请他们同意" },
    });
    expect(standing(body, "E2")).toMatchObject({
      turn: { en: "李芳 does not agree: 我做得更多; the proposer changes it" },
      next: { en: "You did not agree, and the proposer changes it; you can still agree" },
    });
  });

  test("need not be waited for while another is silent", () => {
    const both = suggestion({ authors: [agreed, against, silent] }).body;
    expect([isMine(both, "E1", deed.now), isMine(both, "E3", deed.now)]).toEqual([true, true]);
    expect(standing(both, "E2").turn?.zh).toBe("李芳 不同意所占权重：我做得更多；待提出人修改；等张敏同意权重");
    const waits = suggestion({ authors: [agreed, silent] }).body;
    expect([isMine(waits, "E1", deed.now), standing(waits, "E1").next?.zh]).toEqual([
      false,
      "等其他参与人同意权重后即可提交",
    ]);
  });

  test("is forgotten once they agree, and once it is filed", () => {
    const after = suggestion({ authors: [agreed, { ...against, agreedAt: deed.now }] }).body;
    expect(waitingOf(after, deed.today, 30).turn[0]?.says.en).toBe("the proposer submits it");
    expect(namedIn(suggestion({ state: "submitted", authors: [agreed, against] }).body)).toEqual([]);
  });
});

const timeline = (of: Case, more: object = {}) =>
  timelineOf({
    ...{ me: "E1", of, awards: [], obligations: [], payments: [], nameOf },
    ...{ stageName: () => ({ zh: "应用", en: "application" }), refusedAs: () => undefined, ...more },
  });

test("a further round asks for the marks again, and seats no jury", () => {
  const jury = { round: 1, seats: [{ juror: "J1", seat: "experts", markedAt: deed.now }] };
  const again = take(
    "reopen-suggestion-marking",
    suggestion({ state: "marked", effect: "marks", jury }),
    { reasons: "评分标准有误" },
    schemeOf({ kind: "table", by: ["grade"], rows: [{ grade: "一等", pay: "1" }] }),
  );
  const body = bodyOf(again.ok ? again.value.changes[0] : undefined);
  expect(body).toMatchObject({ state: "marking", jury: { round: 2 }, history: [{ did: "marking-again" }] });
  const said = { says: kind.notes?.["marking-again"]?.happened, reasons: "评分标准有误" };
  expect(timeline(body)).toMatchObject([{ ...said, says: { zh: "要求重新评分", en: "asked for the marks again" } }]);
});

test("a stage and its amount are told apart by a blank", () => {
  const stages = [{ id: "a" }, { id: "b" }];
  const awards = [{ answer: { shares: [{ stages }] }, history: [] }];
  const obligation = { body: { state: "cancelled", since: deed.now, stage: "b", amountFen: 469_200 } };
  expect(timeline(suggestion().body, { awards, obligations: [obligation] })[0]?.says).toEqual({
    zh: "应用 4692.00 元已撤销",
    en: "¥4692.00 was cancelled (application)",
  });
});

test("where no stage is left to release, none is named as the next", () => {
  const { says } = refuse("stage-not-due", "", { given: "first" });
  expect([says.zh, says.en].join()).not.toMatch(/–|undefined|下一个|next/);
  expect(refuse("stage-not-due", "", { given: "second", wanted: "first" }).says.en).toContain("next stage to release");
});
