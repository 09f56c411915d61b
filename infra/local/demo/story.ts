// The demo's main story: what its personas have filed, and one case each of what can happen to an award.
import type { EpochMs } from "../../../domain/values/moment.ts";
import { type Calendar, monthsBefore } from "./calendar.ts";
import { type CaseSteps, type Share, startCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";
import type { Idea } from "./ideas.ts";
import { tellCase } from "./one-case.ts";
import { tales } from "./tales.ts";
import { objections } from "./ways-tales.ts";
import { approvers, finance, hr, reviewers, slotOf } from "./year.ts";

const hourMs = 3_600_000;
const [reviewer = "", otherReviewer = ""] = reviewers;
const [maker = "", otherMaker = ""] = hr;
const [approver = "", otherApprover = ""] = approvers;

const employee = "E1018";
const coauthor = "E1019";

/** Slots of the day of awards that the year's other suggestions leave free. */
const storySlot = 10;

export const tellStory = (desk: Desk, calendar: Calendar, others: readonly string[], happenings: Happening[]): void => {
  const { at, ago } = calendar;
  const [, colleague = "", third = "", fourth = "", fifth = "", sixth = "", seventh = ""] = others;
  const begin = (
    drafted: EpochMs,
    idea: Idea,
    authors: readonly Share[] | string,
    silent: string[] = [],
  ): CaseSteps => {
    const shares = typeof authors === "string" ? [{ person: authors, weight: 1 }] : authors;
    return startCase(desk, happenings, { idea, authors: shares }, { at: drafted, silent });
  };
  /** Filed in a month, verified before the next month's awards. */
  const verified = (month: number, idea: Idea, authors: readonly Share[] | string, benefit: string, note?: string) => {
    const drafted = at(month, 4, 40);
    return begin(drafted, idea, authors)
      .file(drafted + 2 * hourMs)
      .review(at(month, 9, 100), reviewer, "accept")
      .implement(at(month, 20, 200), reviewer)
      .verify(at(month, 27, 300), finance, benefit, note);
  };
  const award = (steps: CaseSteps, month: number, slot: number): CaseSteps => {
    const [proposed, approved] = slotOf(calendar, month, slot);
    return steps.propose(proposed, maker).approve(approved, approver);
  };

  // The employee: a share of a team's award that is paid, one that is due, one in review, one declined, and a draft of a team.
  const pair = [
    { person: employee, weight: 6 },
    { person: coauthor, weight: 4 },
  ];
  award(
    verified(9, tales.toolLife, pair, "50000.01", "按三个月实际用量折算一年 · three months' use, as a year"),
    10,
    storySlot,
  );
  award(verified(monthsBefore - 1, tales.chips, employee, "7345.60"), monthsBefore, storySlot);
  const asked = ago(3, 130);
  begin(asked, tales.quickClamp, employee).file(asked + 20 * 60_000);
  const declined = begin(at(8, 6, 50), tales.vending, employee)
    .file(at(8, 6, 80))
    .review(
      at(8, 12, 30),
      otherReviewer,
      "decline",
      "年领用量不足三百支，自助柜三年也收不回；改为班长代管。 · Too few are used for the machine to pay for itself.",
    );
  begin(
    ago(1, 30),
    tales.template,
    [
      { person: coauthor, weight: 1 },
      { person: employee, weight: 1 },
    ],
    [employee],
  );

  // A team of three whose award leaves a remainder.
  const trio = [colleague, third, fourth].map((person) => ({ person, weight: 1 }));
  award(verified(5, tales.lightGuard, trio, "8765.43"), 6, storySlot);
  // The same idea in other words, filed by someone who does not know of it.
  const again = ago(5, 200);
  begin(again, tales.lightGuardAgain, fifth).file(again + hourMs);

  // A longer span of benefit leads to a second award, for the difference.
  const regraded = award(
    verified(2, tales.compressor, sixth, "18600.00", "前三个月 · the first three months"),
    3,
    storySlot,
  );
  regraded.verify(at(10, 8, 60), finance, "46250.80", "十二个月实际节约 · what twelve months have really saved");
  award(regraded, 10, storySlot + 1);

  // The personal cap of the year: the second award reaches it, and the rest lapses.
  award(verified(8, tales.nesting, seventh, "145300.00"), 9, storySlot);
  const capped = award(verified(8, tales.oven, seventh, "98700.50"), 9, storySlot + 1);

  // Both object: one is answered by someone who did not decide it, the other waits.
  const object = (by: string, moment: EpochMs, words: object, about: () => object) =>
    tellCase(
      { desk, happenings, kind: "objection" },
      { at: moment, by, body: () => ({ ...words, ...about() }), people: [by] },
    ).step(moment + hourMs, by, "submit-objection", {});
  object(seventh, at(10, 4, 60), objections.cap, () => ({ about: capped.id(), award: 1 })).step(
    at(10, 12, 60),
    otherMaker,
    "answer-objection",
    {
      outcome: "upheld",
      reasons:
        "上限按核定之年计算，两项在同一年核定。 · The cap counts the year of the award, and both were awarded in one.",
    },
  );
  object(employee, ago(6, 90), objections.vending, () => ({ about: declined.id() }));

  // Refused by the approver, corrected by finance, and awarded.
  const [refused, refusedAt] = slotOf(calendar, 7, storySlot);
  const corrected = verified(6, tales.pallet, colleague, "23400.00")
    .propose(refused, otherMaker)
    .refuse(
      refusedAt,
      otherApprover,
      "效益按含税价计算，请按不含税价重新核实。 · The benefit was counted with tax; verify it without.",
    )
    .verify(at(7, 22, 60), finance, "20707.96", "不含税 · without tax");
  corrected.propose(at(7, 23, 60), otherMaker).approve(at(7, 23, 120), otherApprover);

  // Cancelled before it was paid, and taken back in part after it was paid.
  award(verified(7, tales.exhaust, third, "6120.00"), 8, storySlot).cancel(
    at(8, 24, 60),
    approver,
    "与外包方的合同重复计奖。 · Already paid for by a contract.",
  );
  award(verified(4, tales.coolant, fifth, "31000.00"), 5, storySlot).reverse(at(6, 15, 60), approver, {
    person: fifth,
    amount: "1300.00",
    reasons: "停机两个月的节约被重复计算。 · Two months of standstill were counted twice.",
  });

  // Waiting for the approver.
  for (const [index, idea] of [tales.label, tales.lighting].entries()) {
    const days = 4 + index * 3;
    const drafted = ago(days + 40, 60);
    begin(drafted, idea, index === 0 ? fourth : sixth)
      .file(drafted + hourMs)
      .review(ago(days + 35, 60), otherReviewer, "accept")
      .implement(ago(days + 20, 60), otherReviewer)
      .verify(ago(days + 3, 60), finance, index === 0 ? "12480.00" : "3980.20")
      .propose(ago(days, 60), maker);
  }
};
