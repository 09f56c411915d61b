// The invariants of a run: what was locked, what is paid, what the journal moved and what is owed agree, line by line. A break stops the run.
import { type Break, broken } from "../ledger/break.ts";
import type { Obligation } from "../records/awards.ts";
import {
  type ManifestLine,
  obligationsInAChunk,
  type Payment,
  paymentId,
  type Run,
  type Sum,
} from "../records/runs.ts";
import { writeFen } from "../values/money.ts";
import { addUp, chunksFor, minus, noSum } from "./manifest.ts";

type Known<Body> = { id: string; body: Body };

/** `postedFen`: what the journal entry of each chunk has moved into the run, by the chunk's number. */
export const checkRun = (
  run: Known<Run>,
  manifest: readonly ManifestLine[],
  payments: readonly Known<Payment>[],
  obligations: readonly Known<Obligation>[],
  postedFen?: ReadonlyMap<number, number>,
): Break[] => {
  const paid = new Map(payments.map((payment) => [payment.id, payment]));
  const owed = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const lines = manifest.map((line, index) => ({ line, chunk: Math.floor(index / obligationsInAChunk) }));
  const expected = new Set(manifest.map(({ obligation }) => paymentId(run.id, obligation)));
  return [
    ...checkManifest(run, manifest),
    ...lines.flatMap(({ line, chunk }) => {
      const payment = paid.get(paymentId(run.id, line.obligation));
      return payment === undefined
        ? []
        : [...checkLine(run, line, chunk, payment), ...checkOwed(payment, owed.get(line.obligation))];
    }),
    ...payments
      .filter(({ id }) => !expected.has(id))
      .map(({ id }) => broken("I6", `payment/${id}`, { zh: "清单中没有这一笔", en: "it is not in the manifest" })),
    ...checkSums(run, manifest, payments),
    ...(postedFen === undefined ? [] : checkPosted(run, payments, postedFen)),
  ];
};

const checkManifest = ({ id, body }: Known<Run>, manifest: readonly ManifestLine[]): Break[] => {
  const locked: Sum = { count: body.manifest?.obligations ?? 0, fen: body.manifest?.totalFen ?? 0 };
  const found = addUp(manifest.map(({ amountFen }) => amountFen));
  const chunks = chunksFor(manifest.length);
  return [
    ...unlike(`run/${id}`, { zh: "清单", en: "the manifest" }, found, locked),
    ...(chunks === (body.manifest?.chunks ?? 0)
      ? []
      : [broken("I6", `run/${id}`, { zh: `清单有 ${chunks} 段`, en: `the manifest has ${chunks} chunks` })]),
  ];
};

const checkLine = (run: Known<Run>, line: ManifestLine, chunk: number, { id, body }: Known<Payment>): Break[] => {
  const right: [string, string | number, string | number][] = [
    ["run", body.run, run.id],
    ["obligation", body.obligation, line.obligation],
    ["person", body.person, line.person],
    ["amountFen", body.amountFen, line.amountFen],
    ["chunk", body.chunk, chunk],
  ];
  return [
    ...right
      .filter(([, found, wanted]) => found !== wanted)
      .map(([field, found, wanted]) =>
        broken("I6", `payment/${id}`, {
          zh: `${field} 为 ${found}，清单为 ${wanted}`,
          en: `its ${field} is ${found}, the manifest says ${wanted}`,
        }),
      ),
    ...(statesIn[run.body.state].includes(body.state)
      ? []
      : [
          broken("I6", `payment/${id}`, {
            zh: `批次为 ${run.body.state}，付款为 ${body.state}`,
            en: `the run is ${run.body.state} and the payment ${body.state}`,
          }),
        ]),
  ];
};

/** In which states the payments of a run may be. While a run is released, its chunks are in either. */
const statesIn: Record<Run["state"], readonly Payment["state"][]> = {
  draft: [],
  locked: ["allocated"],
  computed: ["allocated"],
  approved: ["allocated", "instructed"],
  released: ["instructed", "settled", "returned"],
  reconciled: ["settled", "returned"],
  closed: ["settled", "returned"],
  discarded: ["returned"],
};

/** A live payment holds its obligation, and no payment that came back does. */
const checkOwed = ({ id, body }: Known<Payment>, obligation: Known<Obligation> | undefined): Break[] => {
  const isHeld = obligation?.body.payment === id;
  const isRight =
    body.state === "returned"
      ? obligation !== undefined && !isHeld
      : isHeld && obligation.body.state === body.state && obligation.body.amountFen === body.amountFen;
  if (isRight) return [];
  return [
    broken("I7", `payment/${id}`, {
      zh: `付款为 ${body.state}，应发 ${body.obligation} 为 ${obligation?.body.state ?? "无"}`,
      en: `it is ${body.state} and its obligation ${body.obligation} ${obligation?.body.state ?? "is not there"}`,
    }),
  ];
};

const checkSums = (
  { id, body }: Known<Run>,
  manifest: readonly ManifestLine[],
  payments: readonly Known<Payment>[],
) => {
  if (body.payments === undefined) return [];
  const sumIn = (...states: Payment["state"][]): Sum =>
    addUp(payments.filter((payment) => states.includes(payment.body.state)).map((payment) => payment.body.amountFen));
  const all = addUp(payments.map((payment) => payment.body.amountFen));
  const { leftOut = noSum, settled, returned } = body;
  const locked = addUp(manifest.map(({ amountFen }) => amountFen));
  return [
    ...unlike(`run/${id}`, { zh: "付款", en: "its payments" }, all, body.payments),
    ...unlike(
      `run/${id}`,
      { zh: "付款与未列入之和", en: "payments and what was left out" },
      all,
      minus(locked, leftOut),
    ),
    ...(settled ? unlike(`run/${id}`, { zh: "已发放", en: "what is settled" }, sumIn("settled"), settled) : []),
    ...(returned ? unlike(`run/${id}`, { zh: "已退回", en: "what was returned" }, sumIn("returned"), returned) : []),
  ];
};

const checkPosted = (
  { id }: Known<Run>,
  payments: readonly Known<Payment>[],
  postedFen: ReadonlyMap<number, number>,
): Break[] => {
  const byChunk = Map.groupBy(payments, ({ body }) => body.chunk);
  return [...new Set([...byChunk.keys(), ...postedFen.keys()])].flatMap((chunk) => {
    const fen = addUp((byChunk.get(chunk) ?? []).map(({ body }) => body.amountFen)).fen;
    const posted = postedFen.get(chunk) ?? 0;
    if (fen === posted) return [];
    return [
      broken("I6", `run/${id} ${chunk}`, {
        zh: `第 ${chunk} 段付款 ${yuan(fen)}，台账 ${yuan(posted)}`,
        en: `chunk ${chunk} pays ${yuan(fen)}, the journal moved ${yuan(posted)}`,
      }),
    ];
  });
};

const unlike = (at: string, what: { zh: string; en: string }, found: Sum, right: Sum): Break[] =>
  found.count === right.count && found.fen === right.fen
    ? []
    : [
        broken("I6", at, {
          zh: `${what.zh}为 ${found.count} 笔 ${yuan(found.fen)}，应为 ${right.count} 笔 ${yuan(right.fen)}`,
          en: `${what.en}: ${found.count} lines of ${yuan(found.fen)}, not ${right.count} of ${yuan(right.fen)}`,
        }),
      ];

const yuan = (fen: number): string => (fen < 0 ? `-${writeFen(-fen)}` : writeFen(fen));
