// A small model of a project: its states, what it owes, and which step is possible when. It knows nothing of the code that it judges.
import { split, upTo } from "./naive.ts";

export const weights = [2, 1];
const stages = ["kickoff", "development", "test", "application"];
const percents = [10, 30, 60, 100];

type Owed = { award: number; person: number; stage: string; fen: number; state: "waiting" | "due" | "cancelled" };
type Award = { number: number; state: string; isLast: boolean };
type Open = { number: number; facts: number; keptFen: number; replaces: Owed[] };

export type Model = {
  scheme: "jury" | "vote";
  state: string;
  marks: { [juror: string]: number };
  /** In hundredths of a per cent. */
  rate: number;
  valueFen: number | undefined;
  /** Counts every change of a fact: a proposal made before it is out of date. */
  facts: number;
  ahead: string[];
  count: number;
  awards: Award[];
  open: Open | undefined;
  owed: Owed[];
};

export const newModel = (scheme: Model["scheme"]): Model => ({
  scheme,
  state: "submitted",
  marks: {},
  rate: 0,
  valueFen: undefined,
  facts: 0,
  ahead: [],
  count: 0,
  awards: [],
  open: undefined,
  owed: [],
});

export type Move =
  | { does: "review"; verdict: "accept" | "decline" | "return" }
  | { does: "submit" | "withdraw" | "seat" | "again" | "rate" | "vote" | "propose" | "approve" | "fail" | "cancel" }
  | { does: "mark"; juror: string; each: number }
  | { does: "estimate" | "verify"; valueFen: number }
  | { does: "release"; stage: string };

const early = ["approved", "marking", "marked", "rated"];
const isIn = (model: Model, ...states: string[]): boolean => states.includes(model.state);
const keptFen = (owed: readonly Owed[]): number =>
  owed.reduce((sum, { fen, state }) => sum + (state === "cancelled" ? 0 : fen), 0);

/** The award that stages are released of, and that is cancelled. */
export const standing = (model: Model): Award | undefined => model.awards.findLast(({ state }) => state === "approved");

const openOf = (model: Model, number: number): Owed[] =>
  model.owed.filter(({ award, state }) => award === number && state !== "cancelled");

const nextStage = (model: Model): string | undefined => {
  const number = standing(model)?.number;
  return stages.find((stage) =>
    model.owed.some((each) => each.award === number && each.stage === stage && each.state === "waiting"),
  );
};

/** A last stage that came to nothing is accepted all the same. */
const isUnpaid = (model: Model): boolean =>
  model.state === "settled" && !model.owed.some((each) => each.award === standing(model)?.number);

const waiting = (model: Model): Owed[] =>
  model.state === "verified" ? model.owed.filter(({ state }) => state === "waiting") : [];

export const isLegal = (model: Model, move: Move): boolean => {
  const award = standing(model);
  switch (move.does) {
    case "review":
      return isIn(model, "submitted");
    case "submit":
      return isIn(model, "returned");
    case "withdraw":
      return isIn(model, "submitted", "returned", "approved");
    case "seat":
      return model.scheme === "jury" && isIn(model, "approved", "marking") && Object.keys(model.marks).length === 0;
    case "mark":
      return isIn(model, "marking") && model.marks[move.juror] === undefined;
    case "again":
      return isIn(model, "marking", "marked");
    case "vote":
      return model.scheme === "vote" && isIn(model, "approved");
    case "rate":
      return isIn(model, "marked");
    case "estimate":
      return isIn(model, ...early);
    case "propose":
      return isIn(model, "rated", "verified") && model.valueFen !== undefined;
    case "approve":
      return (
        model.open !== undefined &&
        isIn(model, "rated", "verified") &&
        model.open.facts === model.facts &&
        model.open.replaces.every(({ state }) => state === "waiting") &&
        model.open.keptFen === keptFen(model.owed) - keptFen(model.open.replaces)
      );
    case "release": {
      const isSettled = move.stage !== "application" || award?.isLast === true;
      return (nextStage(model) === move.stage && isSettled) || (move.stage === "application" && isUnpaid(model));
    }
    case "verify":
      return isIn(model, "awarded", "verified", "settled", "done") && model.ahead.length === 0;
    case "fail":
      return isIn(model, ...early, "awarded", "verified", "settled");
    case "cancel":
      return (
        award !== undefined &&
        (openOf(model, award.number).length > 0 || !model.owed.some((each) => each.award === award.number))
      );
  }
};

const owe = (number: number, totalFen: number, isLast: boolean): Owed[] =>
  split(totalFen, weights).flatMap((fen, person): Owed[] => {
    const parts = isLast
      ? [{ stage: "application", part: fen }]
      : stages.map((stage, index) => ({
          stage,
          part: upTo(fen, percents[index] ?? 0) - upTo(fen, percents[index - 1] ?? 0),
        }));
    return parts.flatMap(({ stage, part }) =>
      part === 0 ? [] : [{ award: number, person, stage, fen: part, state: "waiting" as const }],
    );
  });

/** Of which nothing is left. */
const isReplaced = (model: Model, { number }: Award, replaces: readonly Owed[]): boolean =>
  replaces.some(({ award }) => award === number) && openOf(model, number).length === 0;

const approve = (model: Model, { number, replaces, keptFen: before }: Open): void => {
  const isLast = model.state === "verified";
  for (const each of replaces) each.state = "cancelled";
  for (const earlier of model.awards) if (isReplaced(model, earlier, replaces)) earlier.state = "cancelled";
  const earnedFen = Math.floor((2 * (model.valueFen ?? 0) * model.rate + 10_000) / 20_000);
  const more = owe(number, Math.max(0, earnedFen - before), isLast);
  model.owed.push(...more);
  model.awards.push({ number, state: "approved", isLast });
  model.ahead = isLast ? [] : stages.slice(0, -1).filter((stage) => more.some((each) => each.stage === stage));
  model.state = isLast ? "settled" : "awarded";
  model.open = undefined;
};

/** Only of moves that are legal. */
export const make = (model: Model, move: Move): void => {
  const award = standing(model);
  switch (move.does) {
    case "review":
      model.state = { accept: "approved", decline: "declined", return: "returned" }[move.verdict];
      break;
    case "submit":
      model.state = "submitted";
      break;
    case "withdraw":
      model.state = "withdrawn";
      break;
    case "seat":
      model.state = "marking";
      break;
    case "mark": {
      model.marks[move.juror] = move.each;
      const given = Object.values(model.marks);
      if (given.length < 2) break;
      model.state = "marked";
      // 1 % and up to 4 % more: of the mean of two seats, to a hundredth of a per cent.
      model.rate = 100 + Math.floor((2 * given.reduce((sum, each) => sum + each, 0) * 2 + 1) / 2);
      break;
    }
    case "again":
      model.state = "marking";
      model.marks = {};
      break;
    case "vote":
      model.state = "rated";
      model.rate = 250;
      model.facts += 1;
      break;
    case "rate":
      model.state = "rated";
      break;
    case "estimate":
      model.valueFen = move.valueFen;
      model.facts += 1;
      break;
    case "verify":
      model.valueFen = move.valueFen;
      model.facts += 1;
      model.state = "verified";
      break;
    case "propose": {
      const replaces = waiting(model);
      model.count += 1;
      model.open = {
        number: model.count,
        facts: model.facts,
        replaces,
        keptFen: keptFen(model.owed) - keptFen(replaces),
      };
      break;
    }
    case "approve":
      if (model.open) approve(model, model.open);
      break;
    case "release":
      for (const each of model.owed)
        if (each.award === award?.number && each.stage === move.stage && each.state === "waiting") each.state = "due";
      model.ahead = model.ahead.filter((stage) => stage !== move.stage);
      if (move.stage === "application" && model.state === "settled") model.state = "done";
      break;
    case "fail":
      for (const each of model.owed) if (each.state === "waiting") each.state = "cancelled";
      model.state = "failed";
      model.ahead = [];
      model.open = undefined;
      break;
    case "cancel":
      if (!award) break;
      for (const each of openOf(model, award.number)) each.state = "cancelled";
      award.state = "cancelled";
      if (award.number !== model.count) break;
      if (isIn(model, "awarded")) model.state = "rated";
      if (isIn(model, "settled", "done")) model.state = "verified";
      model.ahead = [];
  }
};

/** The move that brings it on. */
export const forward = (model: Model, valueFen: number): Move => {
  switch (model.state) {
    case "submitted":
      return { does: "review", verdict: "accept" };
    case "returned":
      return { does: "submit" };
    case "approved":
      if (model.valueFen === undefined) return { does: "estimate", valueFen };
      return { does: model.scheme === "jury" ? "seat" : "vote" };
    case "marking":
      return { does: "mark", juror: model.marks.J1 === undefined ? "J1" : "J2", each: 75 };
    case "marked":
      return { does: "rate" };
    case "rated":
      if (model.valueFen === undefined) return { does: "estimate", valueFen };
      return { does: model.open === undefined ? "propose" : "approve" };
    case "verified":
      return { does: model.open === undefined ? "propose" : "approve" };
    case "awarded": {
      const [stage] = model.ahead;
      return stage === undefined ? { does: "verify", valueFen } : { does: "release", stage };
    }
    default:
      return { does: "release", stage: "application" };
  }
};

export const sums = ({ owed }: Model): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { person, state, fen } of owed) {
    const name = `E${person + 1} ${state}`;
    found[name] = (found[name] ?? 0) + fen;
  }
  return found;
};
