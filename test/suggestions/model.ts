// A small model of a suggestion, its awards and the objections to it: what each request must answer, and what is true afterwards.
import type { Answered, TestEnterprise } from "../journeys/enterprise.ts";
import { finish, releasedRun } from "../journeys/run-desk.ts";

type Award = {
  state: "proposed" | "approved" | "declined" | "superseded" | "cancelled";
  totalFen: number;
  paidBeforeFen: number;
  /** What of it is still to be paid, was paid, and was taken back, which counts as had while anything is left of it. */
  reversedFen: number;
  dueFen: number;
  paidFen: number;
  facts: number;
  at: number;
};

type Objection = { id: string; award?: number; refusal: number; at: number; open: boolean; hands: string[] };

export type Model = {
  state: string;
  filed: boolean;
  benefit: number;
  verifiedUntil?: string;
  /** Counts how often the facts were entered, the case refused, and anything done. */
  facts: number;
  refusals: number;
  now: number;
  wasReserved: boolean;
  awardedFen: number;
  awards: Award[];
  objections: Objection[];
  hands: Set<string>;
  apart: Set<string>;
};

export type Real = { place: TestEnterprise; id: string };

export const begun = (): Model => ({
  ...{ state: "draft", filed: false, benefit: 0, facts: 0, refusals: 0, now: 0, wasReserved: false, awardedFen: 0 },
  ...{ awards: [], objections: [], hands: new Set(), apart: new Set() },
});

type Refused = [status: number, code: string];

export type Action = {
  name: string;
  /** How it must be refused; undefined where it must succeed. */
  refused: Refused | undefined;
  send: (real: Real) => Promise<Answered>;
  after: (model: Model, answer: Answered) => void;
};

const wrongState: Refused = [409, "wrong-state"];

const post = (by: string, path: string, body?: object) => (real: Real) =>
  real.place.as(by).post(path.replace("{id}", real.id), body);

const step =
  (by: string, part: string, body: object) =>
  (real: Real): Promise<Answered> =>
    post(by, `/v1/suggestions/{id}/${part}`, body)(real);

const reached = (state: string, by: string) => (model: Model) => {
  model.state = state;
  model.hands.add(by);
};

const inState = (model: Model, ...states: string[]): Refused | undefined =>
  states.includes(model.state) ? undefined : wrongState;

/** What was never filed is nobody's business but its author's. */
const seenIn = (model: Model, ...states: string[]): Refused | undefined =>
  model.filed ? inState(model, ...states) : [404, "unknown-id"];

export const submit = (model: Model): Action => ({
  name: "submit",
  refused: model.state === "submitted" ? [409, "duplicate-submission"] : inState(model, "draft", "returned"),
  send: step("E1", "submission", {}),
  after: (after) => {
    Object.assign(after, { state: "submitted", filed: true });
  },
});

export const withdraw = (model: Model): Action => ({
  name: "withdraw",
  refused: inState(model, "draft", "submitted", "returned", "accepted"),
  send: step("E1", "withdrawal", { reasons: "不再需要" }),
  after: (after) => {
    after.state = "withdrawn";
  },
});

const verdicts = { accept: "accepted", decline: "declined", return: "returned" } as const;

export const review = (model: Model, verdict: keyof typeof verdicts, by: string): Action => ({
  name: `${by} ${verdict}`,
  refused: model.apart.has(by) ? [403, "sod-same-person"] : seenIn(model, "submitted"),
  send: step(by, "review", { verdict, ...(verdict !== "accept" && { reasons: "见说明" }) }),
  after: (after) => {
    if (verdict === "decline") after.refusals += 1;
    reached(verdicts[verdict], by)(after);
  },
});

export const implement = (model: Model): Action => ({
  name: "implement",
  refused: seenIn(model, "accepted"),
  send: step("REVIEWER-1", "implementation", { on: "2025-03-01" }),
  after: reached("implemented", "REVIEWER-1"),
});

const entered = (state: string, benefit: number) => (after: Model) => {
  Object.assign(after, { benefit, facts: after.facts + 1 });
  reached(state, "FINANCE-1")(after);
};

export const estimate = (model: Model, benefit: number): Action => ({
  name: `estimate ${benefit}`,
  refused: seenIn(model, "implemented", "estimated", "reserved"),
  send: step("FINANCE-1", "estimate", { facts: { benefit: String(benefit) } }),
  after: entered("estimated", benefit),
});

export const verify = (model: Model, benefit: number, isShort: boolean): Action => {
  const refused = seenIn(model, "implemented", "estimated", "reserved", "verified", "awarded");
  const tooShort: Refused | undefined =
    isShort && model.wasReserved && model.awardedFen > 0 ? [422, "span-too-short"] : undefined;
  const until = isShort ? "2026-02-27" : "2026-02-28";
  const isSame = model.state === "verified" && model.benefit === benefit && model.verifiedUntil === until;
  const span = { from: "2025-03-01", until };
  return {
    name: `verify ${benefit}${isShort ? ", a day short" : ""}`,
    refused: refused ?? tooShort ?? (isSame ? [409, "nothing-new"] : undefined),
    send: step("FINANCE-1", "verification", { ...span, facts: { benefit: String(benefit) } }),
    after: (after) => Object.assign(after, { verifiedUntil: until }) && entered("verified", benefit)(after),
  };
};

const leadsTo: { [state: string]: string } = { estimated: "reserved", verified: "awarded", awarded: "awarded" };

const hadFen = ({ awardedFen, awards }: Model): number =>
  awards.reduce((sum, { state, reversedFen }) => sum + (state === "approved" ? reversedFen : 0), awardedFen);

export const propose = (model: Model): Action => ({
  name: "propose",
  refused: seenIn(model, ...Object.keys(leadsTo)),
  send: step("HR-1", "awards", {}),
  after: (after) => {
    for (const award of after.awards) if (award.state === "proposed") award.state = "superseded";
    // Ten per cent, less what was granted before.
    const paidBeforeFen = hadFen(after);
    const totalFen = Math.max(0, after.benefit * 10 - paidBeforeFen);
    const { facts, now: at } = after;
    after.awards.push({ state: "proposed", totalFen, paidBeforeFen, reversedFen: 0, dueFen: 0, paidFen: 0, facts, at });
  },
});

type OfAward = (model: Model, number: number) => Action;

const ofAward = (by: string, part: string, number: number, body?: object) => (real: Real) =>
  post(by, `/v1/awards/{id}.${number}/${part}`, body)(real);

const awardIn = (model: Model, number: number, state: Award["state"]): Refused | undefined =>
  model.awards[number - 1]?.state === state ? undefined : wrongState;

const at = (model: Model, number: number): Award => model.awards[number - 1] as Award;

export const approve: OfAward = (model, number) => {
  const award = at(model, number);
  const isStill = award.facts === model.facts && award.paidBeforeFen === hadFen(model);
  const outdated: Refused | undefined = isStill && leadsTo[model.state] ? undefined : [409, "award-outdated"];
  // Who approved it once does not approve it again, whatever has become of it.
  const twice: Refused | undefined =
    award.state === "approved" || award.state === "cancelled" ? [403, "sod-same-person"] : undefined;
  return {
    name: `approve ${number}`,
    refused: twice ?? awardIn(model, number, "proposed") ?? outdated,
    send: ofAward("APPROVER-1", "approval", number),
    after: (after) => {
      Object.assign(at(after, number), { state: "approved", dueFen: award.totalFen });
      after.awardedFen += award.totalFen;
      after.state = leadsTo[after.state] ?? "";
      after.wasReserved ||= after.state === "reserved";
      after.hands.add("APPROVER-1");
    },
  };
};

export const decline: OfAward = (model, number) => ({
  name: `decline ${number}`,
  refused: awardIn(model, number, "proposed"),
  send: ofAward("APPROVER-1", "refusal", number, { reasons: "金额待核" }),
  after: (after) => {
    at(after, number).state = "declined";
  },
});

const standsAgain: { [state: string]: string } = { reserved: "estimated", awarded: "verified" };

/** What is gone of an award is gone of the case; with nothing left the award is cancelled, and another can be proposed. */
const takeBack = (model: Model, number: number, fen: number): void => {
  const award = at(model, number);
  model.awardedFen -= fen;
  if (award.dueFen + award.paidFen > 0) return;
  award.state = "cancelled";
  if (number === model.awards.length || model.awardedFen === 0) model.state = standsAgain[model.state] ?? model.state;
};

export const cancel: OfAward = (model, number) => {
  const { totalFen, dueFen } = at(model, number);
  const nothing: Refused | undefined = totalFen > 0 && dueFen === 0 ? [409, "nothing-to-cancel"] : undefined;
  return {
    name: `cancel ${number}`,
    refused: awardIn(model, number, "approved") ?? nothing,
    send: ofAward("APPROVER-1", "cancellation", number, { reasons: "重复计算" }),
    after: (after) => {
      at(after, number).dueFen = 0;
      takeBack(after, number, dueFen);
    },
  };
};

export const reverse = (model: Model, number: number, fen: number): Action => {
  const exceeds: Refused | undefined = fen > at(model, number).paidFen ? [409, "reversal-exceeds"] : undefined;
  const body = { person: "E1", amount: (fen / 100).toFixed(2), reasons: "多发" };
  return {
    name: `reverse ${fen} of ${number}`,
    refused: awardIn(model, number, "approved") ?? exceeds,
    send: ofAward("APPROVER-1", "reversals", number, body),
    after: (after) => {
      at(after, number).paidFen -= fen;
      at(after, number).reversedFen += fen;
      takeBack(after, number, fen);
    },
  };
};

/** A whole run, to what the bank says. */
export const pay = (model: Model): Action | undefined =>
  model.awards.some(({ dueFen }) => dueFen > 0)
    ? {
        name: "pay",
        refused: undefined,
        send: async ({ place }) => {
          const run = await releasedRun(place);
          await finish(place, run);
          return place.as("HR-1").get(`/v1/runs/${run}`);
        },
        after: (after) => {
          for (const award of after.awards) Object.assign(award, { paidFen: award.paidFen + award.dueFen, dueFen: 0 });
        },
      }
    : undefined;

export const object = (model: Model, award?: number): Action => {
  const contested = award === undefined ? undefined : at(model, award).state;
  const isDecided =
    award === undefined
      ? model.state === "declined"
      : contested === "approved" || contested === "declined" || contested === "cancelled";
  const isOpen = model.objections.some((each) => each.open && each.award === award);
  const own = { ...(award !== undefined && { award }) };
  return {
    name: `object to ${award === undefined ? "the refusal" : `award ${award}`}`,
    refused: isDecided ? (isOpen ? [409, "objection-open"] : undefined) : [422, "nothing-to-object-to"],
    send: async (real) => {
      const words = { title: "异议", grounds: "应当重新考虑", about: real.id };
      const written = await real.place.as("E1").post("/v1/objections", { ...words, ...own });
      if (written.status !== 201) return written;
      return real.place.as("E1").post(`/v1/objections/${written.body.id}/submission`, {});
    },
    after: (after, { body }) => {
      const { refusals: refusal, now } = after;
      after.objections.push({ id: body.id, ...own, refusal, at: now, open: true, hands: [...after.hands] });
    },
  };
};

export const answer = (model: Model, index: number, outcome: "upheld" | "recalculated"): Action | undefined => {
  const objection = model.objections[index];
  if (!objection) return undefined;
  const isRight = outcome === "recalculated";
  const later = model.awards.findIndex(
    (award, place) => place + 1 > (objection.award ?? 0) && award.state === "approved" && award.at > objection.at,
  );
  const isMissing = isRight && objection.award !== undefined && later < 0;
  const named = isRight && objection.award !== undefined && later >= 0 ? { award: later + 1 } : {};
  return {
    name: `answer ${index}: ${outcome}`,
    refused: objection.open ? (isMissing ? [409, "recalculation-missing"] : undefined) : wrongState,
    send: post("HR-2", `/v1/objections/${objection.id}/answer`, { outcome, reasons: "已核对", ...named }),
    after: (after) => {
      (after.objections[index] as Objection).open = false;
      const isBack = isRight && objection.award === undefined && objection.refusal === after.refusals;
      if (!isBack || after.state !== "declined") return;
      after.state = "submitted";
      for (const person of objection.hands) after.apart.add(person);
    },
  };
};
