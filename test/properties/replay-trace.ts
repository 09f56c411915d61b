// Walks a public trace from its first step to the total with exact arithmetic, and says where a number does not follow from those before.
import {
  decimal,
  type Fraction,
  fraction,
  isAbove,
  isSame,
  larger,
  type Mode,
  minus,
  over,
  plus,
  rounded,
  smaller,
  sum,
  times,
  twoPlaces,
  wholePart,
  zero,
} from "../oracle/fraction.ts";
import { dayOf } from "../oracle/values.ts";
import type { ProductAnswer, PublicStep } from "./product.ts";

export type HowToRound = { to: string; mode: Mode };

/** The first thing that is wrong, or undefined. */
export function wrongIn(answer: ProductAnswer, round: HowToRound): string | undefined {
  try {
    const { trace = [] } = answer;
    if (!answer.eligible) {
      must(trace.length > 0 && trace.every(({ does }) => does === "require"), "an ineligible case names what failed");
      must(answer.total === "0.00", "an ineligible case gets nothing");
    } else if (answer.items === undefined) replayAward(answer, trace, round);
    else replayMonth(answer, trace, round);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.cause === wrong) return thrown.message;
    throw thrown;
  }
}

const wrong = Symbol("a step that does not follow");

function must(holds: boolean, what: string, step?: PublicStep): void {
  if (!holds) throw new Error(step === undefined ? what : `${what}: ${JSON.stringify(step)}`, { cause: wrong });
}

/** "12.5", "12.5%" (in percent) or "70/3". */
function numberIn(step: PublicStep, operand: string): Fraction {
  const written = step[operand];
  must(typeof written === "number" || typeof written === "string", `${operand} is written`, step);
  const [top = "", bottom] = String(written).replace(/%$/, "").split("/");
  return bottom === undefined ? decimal(top) : over(decimal(top), decimal(bottom));
}

const rateIn = (step: PublicStep, operand: string): Fraction => over(numberIn(step, operand), fraction(100n));
const orElse = (step: PublicStep, operand: string, otherwise: Fraction): Fraction =>
  step[operand] === undefined ? otherwise : numberIn(step, operand);

/** What was calculated is shown as `exact`, or as the value itself where rounding did not change it. */
function mustBecome(exact: Fraction, unit: string, mode: Mode, step: PublicStep, name = "value"): void {
  must(isSame(numberIn(step, step.exact === undefined ? name : "exact"), exact), "the exact number follows", step);
  must(isSame(numberIn(step, name), rounded(exact, decimal(unit), mode)), "the number is rounded as written", step);
}

const mustBe = (value: Fraction, step: PublicStep): void =>
  must(isSame(numberIn(step, "value"), value), "follows", step);

function replayAward(answer: ProductAnswer, trace: PublicStep[], { to, mode }: HowToRound): void {
  let current = zero;
  let rate: Fraction | undefined;
  const slices: Fraction[] = [];
  for (const step of trace) {
    const { does } = step;
    const value = numberIn(step, "value");
    const becomes = (exact: Fraction): void => mustBecome(exact, to, mode, step);
    if (["factor", "add", "at-least", "at-most", "paid-before"].includes(does))
      must(isSame(numberIn(step, "of"), current), "goes on from the number before", step);
    const many = orElse(step, "times", fraction(1n));
    const pay = orElse(step, "pay", zero);
    if (does === "pay") becomes(times(pay, many));
    if (does === "rate") becomes(times(plus(times(numberIn(step, "of"), rateIn(step, "rate")), pay), many));
    if (does === "rate" && rate !== undefined) must(isSame(rateIn(step, "rate"), rate), "uses the rate before", step);
    if (does === "slice") {
      mustBe(times(plus(times(numberIn(step, "slice"), rateIn(step, "rate")), pay), many), step);
      slices.push(value);
    }
    if (does === "sum") becomes(sum(slices));
    if (does === "chosen-rate" || does === "rate-by-score") rate = rateIn(step, "value");
    if (does === "factor") becomes(times(current, rateIn(step, "factor")));
    if (does === "add") becomes(plus(current, numberIn(step, "add")));
    if (does === "at-least") must(isAbove(value, current), "is lifted", step);
    if (does === "at-most") must(isAbove(current, value), "is cut", step);
    if (does === "paid-before") {
      mustBe(larger(minus(current, numberIn(step, "paidBefore")), zero), step);
      must(isAbove(numberIn(step, "paidBefore"), zero), "only what was paid is told", step);
    }
    if (changesAmount.includes(does)) current = value;
  }
  replayJury(trace);
  must(answer.total === twoPlaces(current), `the steps come to ${twoPlaces(current)}, not ${answer.total}`);
  replayPeople(answer, trace, current);
}

const changesAmount = ["pay", "rate", "sum", "factor", "add", "at-least", "at-most", "paid-before"];

function replayJury(trace: PublicStep[]): void {
  const jurors = trace.filter(({ does }) => does === "juror");
  for (const step of jurors) {
    const [marks, weights] = [step.marks, step.weights] as [Record<string, number>, Record<string, string>];
    const weighted = Object.entries(marks).map(([criterion, mark]) =>
      times(fraction(BigInt(mark)), over(decimal((weights[criterion] ?? "").slice(0, -1)), fraction(100n))),
    );
    mustBe(sum(weighted), step);
  }
  const seats = trace.filter(({ does }) => does === "seat");
  for (const step of seats) {
    const kept = jurors.filter(({ seat, kept }) => seat === step.seat && kept === true);
    must(kept.length === step.jurors, "counts the jurors that are kept", step);
    const together = sum(kept.map((juror) => numberIn(juror, "value")));
    must(isSame(numberIn(step, "sum"), together), "adds up the jurors that are kept", step);
    mustBe(over(together, fraction(BigInt(kept.length))), step);
  }
  const score = trace.find(({ does }) => does === "score");
  if (score === undefined) return;
  const alike = fraction(1n, BigInt(seats.length));
  const parts = seats.map((seat) => {
    return times(numberIn(seat, "value"), seat.weight === undefined ? alike : rateIn(seat, "weight"));
  });
  mustBecome(sum(parts), "0.01", "half-up", score);
  const step = trace.find(({ does }) => does === "rate-by-score");
  if (step === undefined) return;
  must(isSame(numberIn(step, "score"), numberIn(score, "value")), "uses the score before", step);
  const [from, to] = [numberIn(step, "from"), numberIn(step, "to")];
  const exact = plus(from, times(minus(to, from), over(numberIn(step, "score"), fraction(100n))));
  mustBecome(exact, "0.01", "half-up", step);
}

function replayPeople(answer: ProductAnswer, trace: PublicStep[], total: Fraction): void {
  if (answer.shares === undefined) {
    replayStages(answer.stages ?? [], trace, total);
    return;
  }
  const steps = trace.filter(({ does }) => does === "share");
  replaySplit(steps, total);
  must(steps.length === answer.shares.length, "everyone has a share");
  answer.shares.forEach((share, index) => {
    const step = steps[index] as PublicStep;
    must(step.employee === share.employee, "people stand in their order", step);
    const cap = trace.find(({ does, employee }) => does === "cap" && employee === share.employee);
    const own = trace.filter(({ employee }) => employee === share.employee);
    const paid = numberIn(cap ?? step, "value");
    if (cap !== undefined) {
      const left = larger(minus(numberIn(cap, "cap"), numberIn(cap, "paidThisYear")), zero);
      must(isSame(numberIn(cap, "of"), numberIn(step, "value")), "caps the share", cap);
      mustBe(smaller(numberIn(cap, "of"), left), cap);
      must(isAbove(numberIn(cap, "lapsed"), zero), "only where something lapses", cap);
      must(isSame(numberIn(cap, "lapsed"), minus(numberIn(cap, "of"), paid)), "the rest lapses", cap);
    }
    must(share.total === twoPlaces(paid), "the share's total is its last step", cap ?? step);
    must((share.lapsed ?? "0.00") === (cap?.lapsed ?? "0.00"), "what lapsed is told", step);
    replayStages(share.stages, own, paid);
  });
}

function replaySplit(steps: PublicStep[], total: Fraction): void {
  const weights = sum(steps.map((step) => numberIn(step, "weight")));
  const fen = decimal("0.01");
  const remainders = steps.map((step) => {
    must(isSame(numberIn(step, "of"), total) && isSame(numberIn(step, "weights"), weights), "shares the total", step);
    const exact = over(times(total, numberIn(step, "weight")), weights);
    must(step.exact === undefined || isSame(numberIn(step, "exact"), exact), "the exact share follows", step);
    const cut = times(fraction(wholePart(over(exact, fen))), fen);
    mustBe(step.oddFen === true ? plus(cut, fen) : cut, step);
    return { isOdd: step.oddFen === true, rest: minus(exact, cut) };
  });
  must(isSame(sum(steps.map((step) => numberIn(step, "value"))), total), "the shares add up");
  remainders.forEach((one, index) => {
    const passedOver = remainders.some(
      (other, at) => !other.isOdd && (isAbove(other.rest, one.rest) || (isSame(other.rest, one.rest) && at < index)),
    );
    must(!one.isOdd || !passedOver, "the odd fen go to the largest remainders, ties to the first listed");
  });
}

function replayStages(stages: { id: string; amount: string }[], trace: PublicStep[], total: Fraction): void {
  const steps = trace.filter(({ does }) => does === "stage");
  if (steps.length === 0) must(stages.length === 1 && stages[0]?.amount === twoPlaces(total), "one stage pays all");
  else must(steps.length === stages.length, "every stage has its step");
  let before = zero;
  steps.forEach((step, index) => {
    must(isSame(numberIn(step, "of"), total) && isSame(numberIn(step, "before"), before), "goes on from before", step);
    mustBecome(times(total, rateIn(step, "upTo")), "0.01", "half-up", step, "due");
    mustBe(minus(numberIn(step, "due"), before), step);
    must(stages[index]?.amount === twoPlaces(numberIn(step, "value")), "the stage gets its step", step);
    before = numberIn(step, "due");
  });
}

/** Within one month, both days included. */
function daysFrom(from: string, until: string): number | undefined {
  const [first, last] = [dayOf(from), dayOf(until)];
  return first.slice(0, 7) === last.slice(0, 7) ? Number(last.slice(8)) - Number(first.slice(8)) + 1 : undefined;
}

/** Where attributes had a part in a month's pay, the step says which numbers they gave. */
function mustComeFromFormula(step: PublicStep, pay: Fraction): void {
  if (step.times === undefined) return;
  const once = step.of === undefined ? numberIn(step, "each") : times(numberIn(step, "of"), rateIn(step, "rate"));
  must(isSame(pay, times(once, numberIn(step, "times"))), "comes from what the attributes gave", step);
}

function replayMonth(answer: ProductAnswer, trace: PublicStep[], { to, mode }: HowToRound): void {
  const amounts: Fraction[] = [];
  for (const step of trace.filter(({ does }) => does === "item" || does === "month")) {
    const days = trace.filter((other) => other.does === "days" && other.clause === step.clause);
    must(isAbove(numberIn(step, "days"), zero), "an item that was taken", step);
    for (const stretch of days) {
      mustBe(times(numberIn(stretch, "pay"), numberIn(stretch, "days")), stretch);
      mustComeFromFormula(stretch, numberIn(stretch, "pay"));
      must(daysFrom(String(stretch.from), String(stretch.until)) === stretch.days, "counts its days", stretch);
    }
    if (step.does === "item") {
      const together = sum(days.map((stretch) => numberIn(stretch, "value")));
      must(isSame(numberIn(step, "sum"), together), "adds up its days", step);
      must(isSame(numberIn(step, "days"), sum(days.map((stretch) => numberIn(stretch, "days")))), "counts days", step);
      mustBecome(over(together, numberIn(step, "daysInMonth")), to, mode, step);
    } else {
      const pay = numberIn(step, step.exact === undefined ? "value" : "exact");
      mustComeFromFormula(step, pay);
      mustBecome(pay, to, mode, step);
    }
    amounts.push(numberIn(step, "value"));
  }
  const last = trace.at(-1);
  must(last?.does === "items", "ends with the sum of its items", last);
  mustBe(sum(amounts), last as PublicStep);
  must(answer.total === twoPlaces(sum(amounts)), "the sum is the total", last);
  const paid = amounts.filter((amount) => isAbove(amount, zero)).map(twoPlaces);
  must(paid.join() === (answer.items ?? []).map(({ amount }) => amount).join(), "every item that pays is listed", last);
}
