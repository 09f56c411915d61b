// The demo's other ways of earning: projects in stages, nominations, a failure with its lesson, a reserve award, objections.
import type { EpochMs } from "../../../domain/values/moment.ts";
import { chinaDay } from "../../../domain/values/moment.ts";
import type { Calendar } from "./calendar.ts";
import type { Share } from "./cases.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";
import { type OneCase, tellCase } from "./one-case.ts";
import { lesson, link, nominations, projects, reserve } from "./ways-tales.ts";
import { approvers, finance, hr, reviewers } from "./year.ts";

const hourMs = 3_600_000;
const [reviewer = "", otherReviewer = ""] = reviewers;
const [maker = ""] = hr;
const [approver = ""] = approvers;

/** The one whom one may be on this machine marks last. */
const jury = [
  { juror: "E1015", seat: "market" },
  { juror: "E1016", seat: "management" },
  { juror: "E1014", seat: "technical" },
] as const;

type Scene = { desk: Desk; calendar: Calendar; happenings: Happening[]; others: readonly string[] };

export const tellWays = (scene: Scene): void => {
  tellProjects(scene);
  tellNominations(scene);
  tellReserve(scene);
};

type Project = { at: EpochMs; words: object; team: readonly Share[]; estimate: string };

/** From the proposal to the jury; `until` says how far its marks have come. */
const project = (
  { desk, happenings }: Scene,
  { at, words, team, estimate }: Project,
  marks: readonly (readonly [number, number, number])[],
): OneCase => {
  const [{ person: proposer } = { person: "" }] = team;
  const people = team.map(({ person }) => person);
  const of = team.reduce((sum, { weight }) => sum + weight, 0);
  const body = () => ({ ...words, authors: team, policy: "commission", scheme: "commission", estimate });
  const told = tellCase({ desk, happenings, kind: "project" }, { at, by: proposer, body, people });
  for (const { person, weight } of team.slice(1))
    told.step(at + hourMs, person, "agree-to-project", { agrees: true, weight, of });
  const day = 24 * hourMs;
  told
    .step(at + 2 * hourMs, proposer, "submit-project", {})
    .step(at + 3 * day, reviewer, "review-project", { verdict: "accept" })
    .step(at + 4 * day, maker, "seat-jury", { seats: jury })
    .step(at + 5 * day, finance, "estimate-value", { facts: { value: estimate } });
  for (const [index, given] of marks.entries()) {
    const [novelty, difficulty, market] = given;
    told.step(at + (6 + index) * day, jury[index]?.juror ?? "", "give-marks", {
      marks: { novelty, difficulty, market },
    });
  }
  return told;
};

const three = [
  [82, 75, 70],
  [78, 80, 66],
  [85, 72, 74],
] as const;

const rated = (told: OneCase, at: EpochMs): OneCase =>
  told
    .step(at, otherReviewer, "fix-rate", { note: "三席意见接近 · The three seats agree" })
    .propose(at + hourMs, maker)
    .award(at + 2 * hourMs, approver, "approve-award");

const released = (told: OneCase, at: EpochMs, stage: string, what: string): OneCase =>
  told.award(at, reviewer, "release-stage", { reasons: what, evidence: [link(what)] }, { stage });

const tellProjects = (scene: Scene): void => {
  const { desk, calendar, happenings, others } = scene;
  const { at, ago } = calendar;
  const [, , first = "", second = "", third = "", fourth = "", fifth = ""] = others.slice(8);
  const team = [
    { person: first, weight: 5 },
    { person: second, weight: 3 },
    { person: third, weight: 2 },
  ];
  // All the way: what it really brought was more than was expected, and the last stage pays the difference.
  const done = project(scene, { at: at(1, 3), words: projects.monitor, team, estimate: "480000.00" }, three);
  rated(done, at(1, 20));
  released(done, at(2, 8), "kickoff", "立项书 · Project charter");
  released(done, at(5, 12), "development", "样机验收单 · Prototype accepted");
  released(done, at(8, 15), "test", "三条线试用报告 · Trial on three lines");
  done
    .step(at(10, 9), finance, "verify-value", { facts: { value: "563200.00" }, note: "审定价值 · as audited" })
    .propose(at(10, 10), maker)
    .award(at(10, 11), approver, "approve-award");
  released(done, at(10, 16), "application", "推广应用证明 · In use in all shops");

  // In the middle: two stages are paid, the third waits for its evidence.
  const running = project(
    scene,
    { at: at(5, 5), words: projects.fixture, team: [{ person: fourth, weight: 1 }], estimate: "210000.00" },
    three,
  );
  rated(running, at(5, 22));
  released(running, at(6, 6), "kickoff", "立项书 · Project charter");
  released(running, at(9, 14), "development", "首批样件 · First parts");

  // It failed: what was paid stays, the rest is cancelled, and a panel finds that nobody is to blame.
  const failed = project(
    scene,
    { at: at(3, 4), words: projects.coating, team: [{ person: fifth, weight: 1 }], estimate: "320000.00" },
    three,
  );
  rated(failed, at(3, 20));
  released(failed, at(4, 8), "kickoff", "立项书 · Project charter");
  failed.step(at(8, 10), reviewer, "fail-project", { reasons: "三百小时后涂层剥落。 · The coating flakes off." });
  const reviewAt = at(8, 24);
  happenings.push({
    at: reviewAt,
    about: [],
    run: async () => {
      const { items } = (await desk({ at: reviewAt, by: reviewer, do: "list-failures" })) as unknown as {
        items: { id: string }[];
      };
      const body = {
        verdict: "diligent",
        ...lesson,
        panel: [otherReviewer],
        records: [link("试验记录本 · Laboratory book")],
      };
      await desk({
        ...{ at: reviewAt, by: reviewer, do: "review-failure" },
        ...{ of: { failure: items[0]?.id ?? "" }, body },
      });
    },
  });

  // With the jury now: two sheets are in, and nobody sees them before the third.
  project(
    scene,
    { at: ago(16), words: projects.weld, team: [{ person: second, weight: 1 }], estimate: "150000.00" },
    three.slice(0, 2),
  );
};

type Told = { at: EpochMs; by: string; to: string; words: object; more: object; facts?: object };

const nominate = ({ desk, happenings }: Scene, { at, by, to, words, more, facts }: Told): OneCase => {
  const { promotion } = more as { promotion?: object };
  const body = () => ({
    ...words,
    authors: [{ person: to, weight: 1 }],
    evidence: [link("证书扫描件 · Certificate")],
    ...more,
  });
  return tellCase({ desk, happenings, kind: "nomination" }, { at, by, body, people: [to] })
    .step(at + hourMs, by, "submit-nomination", facts ? { facts } : {})
    .step(at + 48 * hourMs, reviewer, "review-nomination", {
      verdict: "accept",
      ...(facts && { facts }),
      ...(promotion && { promotion }),
    });
};

const tellNominations = (scene: Scene): void => {
  const { calendar, others } = scene;
  const { at, ago, now } = calendar;
  const [, , , , , first = "", second = "", third = "", fourth = ""] = others.slice(8);
  const byTable = (scheme: string) => ({ policy: "awards", scheme });
  const method = { award: "先进操作法", grade: "一等" };
  nominate(scene, {
    ...{ at: at(6, 4), by: "E1018", to: first, words: nominations.method },
    ...{ more: byTable("result"), facts: method },
  })
    .propose(at(6, 12), maker)
    .award(at(6, 13), approver, "approve-award")
    .step(at(6, 14), maker, "confirm-nomination", {});
  const from = chinaDay(at(8, 1));
  nominate(scene, {
    ...{ at: at(8, 4), by: second, to: second, words: nominations.contest },
    more: { ...byTable("competition"), promotion: { attribute: "skill", value: "高级工", from } },
    facts: { level: "市级", rank: "二等" },
  })
    .propose(at(8, 12), maker)
    .award(at(8, 13), approver, "approve-award")
    .step(at(8, 14), maker, "confirm-nomination", {});
  // The three months of the law are running.
  nominate(scene, {
    ...{ at: ago(12), by: third, to: third, words: nominations.patent },
    more: {
      ...byTable("patent"),
      patent: { type: "invention", number: "ZL202410123456.7", grantedOn: chinaDay(ago(40)) },
    },
    facts: { patent: "发明", patents: 1 },
  });
  nominate(scene, {
    ...{ at: at(4, 20), by: maker, to: fourth, words: nominations.honour },
    more: { promotion: { attribute: "honour", value: "厂级劳动模范", from: chinaDay(Math.min(at(4, 20), now)) } },
  }).step(at(4, 25), hr[1] ?? "", "confirm-nomination", {});
};

/** Awarded on the estimate a year ago: now finance is asked what twelve months have really brought. */
const tellReserve = ({ desk, calendar, happenings, others }: Scene): void => {
  const { at } = calendar;
  const [author = ""] = others.slice(18);
  const implemented = chinaDay(at(0, 12));
  const body = () => reserve;
  tellCase({ desk, happenings, kind: "suggestion" }, { at: at(0, 3), by: author, body, people: [author] })
    .step(at(0, 3, 60), author, "submit-suggestion", {})
    .step(at(0, 6), reviewer, "review-suggestion", { verdict: "accept" })
    .step(at(0, 13), reviewer, "confirm-implementation", { on: implemented })
    .step(at(0, 20), finance, "estimate-benefit", { facts: { benefit: "26400.00" } })
    .propose(at(1, 5), maker)
    .award(at(1, 6), approver, "approve-award");
};
