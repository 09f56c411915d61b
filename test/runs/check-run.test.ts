// The check of a run finds each thing that may be wrong with it, and names the line; results and files in the small.
import { expect, test } from "vitest";
import type { Obligation } from "../../domain/records/awards.ts";
import { type ManifestLine, type Payment, paymentId, type Run } from "../../domain/records/runs.ts";
import { checkRun } from "../../domain/runs/check-run.ts";
import { paymentFileHead, paymentFileLine } from "../../domain/runs/payment-file.ts";
import { groupResults } from "../../domain/runs/results.ts";

const id = "2026-03.1";
const since = "2026-03-10T02:00:00.000Z";

/** 45 lines in two chunks, all agreeing; the last of them left out. */
const whole = () => {
  const manifest: ManifestLine[] = Array.from({ length: 45 }, (_, index) => ({
    obligation: `2026-03-o${100 + index}`,
    person: `E${index}`,
    amountFen: 1000 + index,
    version: 1,
  }));
  const part = { award: "c.1", case: "c", stage: "full", since };
  const paid = manifest.slice(0, 44);
  const payments = paid.map(({ obligation, person, amountFen }, index) => {
    const body: Payment = {
      ...part,
      run: id,
      chunk: index < 40 ? 0 : 1,
      obligation,
      person,
      amountFen,
      state: "allocated",
    };
    return { id: paymentId(id, obligation), body };
  });
  const obligations = manifest.map(({ obligation, person, amountFen }, index) => {
    const held = { state: "allocated", payment: paymentId(id, obligation) } as const;
    const body: Obligation = {
      ...part,
      person,
      amountFen,
      month: "2026-03",
      recoveredFen: 0,
      returns: 0,
      ...(index < 44 ? held : { state: "cancelled" }),
    };
    return { id: obligation, body };
  });
  const fenOf = (lines: { amountFen: number }[]): number => lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const body: Run = {
    month: "2026-03",
    number: 1,
    state: "computed",
    since,
    maker: "HR-1",
    manifest: { digest: "sha256:0", chunks: 2, obligations: 45, totalFen: fenOf(manifest) },
    payments: { count: 44, fen: fenOf(paid) },
    leftOut: { count: 1, fen: 1044, first: ["2026-03-o144"] },
    history: [],
  };
  const posted = new Map([
    [0, fenOf(manifest.slice(0, 40))],
    [1, fenOf(manifest.slice(40, 44))],
  ]);
  return { run: { id, body }, manifest, payments, obligations, posted };
};

type Whole = ReturnType<typeof whole>;

const placesOf = (spoil: (run: Whole) => unknown): string[] => {
  const made = whole();
  spoil(made);
  return checkRun(made.run, made.manifest, made.payments, made.obligations, made.posted).map(
    ({ invariant, at }) => `${invariant} ${at}`,
  );
};

const bodyOf = ({ payments }: Whole): Payment => payments[3]?.body as Payment;
const owedOf = ({ obligations }: Whole): Obligation => obligations[3]?.body as Obligation;

test("a run in which everything agrees has no break", () => {
  expect(placesOf(() => undefined)).toEqual([]);
});

const one = { count: 1, fen: 1 };
const line = `payment/${id}_2026-03-o103`;
const spoilt: [string, (run: Whole) => unknown, string[]][] = [
  ["another amount", (run) => Object.assign(bodyOf(run), { amountFen: 1 }), [`I6 ${line}`, `I7 ${line}`]],
  ["another person", (run) => Object.assign(bodyOf(run), { person: "E9" }), [`I6 ${line}`]],
  ["another run", (run) => Object.assign(bodyOf(run), { run: "2026-02.1" }), [`I6 ${line}`]],
  ["another obligation", (run) => Object.assign(bodyOf(run), { obligation: "2026-03-o104" }), [`I6 ${line}`]],
  ["another chunk", (run) => Object.assign(bodyOf(run), { chunk: 1 }), [`I6 ${line}`, `I6 run/${id} 0`]],
  ["a state too late", (run) => Object.assign(bodyOf(run), { state: "settled" }), [`I6 ${line}`, `I7 ${line}`]],
  ["an obligation in another state", (run) => Object.assign(owedOf(run), { state: "due" }), [`I7 ${line}`]],
  ["an obligation of another amount", (run) => Object.assign(owedOf(run), { amountFen: 1 }), [`I7 ${line}`]],
  ["an obligation in another payment", (run) => Object.assign(owedOf(run), { payment: "x" }), [`I7 ${line}`]],
  ["a lost payment", (run) => run.payments.splice(3, 1), [`I6 run/${id}`, `I6 run/${id} 0`]],
  ["a lost obligation", (run) => run.obligations.splice(3, 1), [`I7 ${line}`]],
  ["a payment too many", (run) => run.payments.push({ id: "x", body: bodyOf(run) }), ["I6 payment/x"]],
  [
    "a line too many",
    (run) => run.manifest.push({ obligation: "y", person: "E1", amountFen: 1, version: 1 }),
    [`I6 run/${id}`],
  ],
  ["other sums of the run", (run) => Object.assign(run.run.body, { payments: one }), [`I6 run/${id}`]],
  ["other sums left out", (run) => Object.assign(run.run.body, { leftOut: { ...one, first: [] } }), [`I6 run/${id}`]],
  ["a number of chunks", (run) => Object.assign(run.run.body.manifest ?? {}, { chunks: 3 }), [`I6 run/${id}`]],
  ["settled sums, settled payments none", (run) => Object.assign(run.run.body, { settled: one }), [`I6 run/${id}`]],
  ["returned sums, returned payments none", (run) => Object.assign(run.run.body, { returned: one }), [`I6 run/${id}`]],
  ["a journal that moved less", (run) => run.posted.set(1, 5), [`I6 run/${id} 1`]],
  ["a journal that moved a chunk more", (run) => run.posted.set(2, 5), [`I6 run/${id} 2`]],
];

test.each(spoilt)("%s is found", (_, spoil, places) => {
  expect(placesOf(spoil)).toEqual(expect.arrayContaining(places));
});

test("what came back holds no obligation", () => {
  const returned = (state: "due" | "allocated") => (run: Whole) => {
    run.run.body.state = "closed";
    for (const { body } of run.payments) body.state = "returned";
    for (const { body } of run.obligations) {
      body.state = state;
      if (state === "due") delete body.payment;
    }
  };
  expect(placesOf(returned("due"))).toEqual([]);
  expect(placesOf(returned("allocated"))).toHaveLength(44);
});

test("results come in groups of forty, and no payment twice in one", () => {
  const results = (...payments: string[]) =>
    groupResults(payments.map((payment) => ({ payment, amountFen: 1, outcome: "settled" as const }))).map((group) =>
      group.map((each) => each.payment),
    );
  expect(results("a", "b", "a", "a", "c")).toEqual([["a", "b"], ["a"], ["a", "c"]]);
  const many = Array.from({ length: 81 }, (_, index) => `p${index}`);
  expect(results(...many).map((group) => group.length)).toEqual([40, 40, 1]);
  expect(results()).toEqual([]);
});

test("a line of the file quotes what has to be quoted, and changes no letter", () => {
  const { payments } = whole();
  const row = { id: "p", body: payments[0]?.body as Payment, month: "2026-03", currency: "CNY" };
  expect(paymentFileLine({ ...row, name: '=王"小,明' })).toBe('p,E0,"=王""小,明",10.00,CNY,c.1,c,full,2026-03\r\n');
  expect(paymentFileHead.startsWith("\ufeff付款编号 Payment,")).toBe(true);
  expect(paymentFileHead.split(",")).toHaveLength(9);
});
