// The invariants of paying: a run is the sum of its payments in every phase, and an obligation is paid by at most one of them.
import type { Obligation } from "../records/awards.ts";
import type { Body, Loaded } from "../records/record.ts";
import type { Mark, Payment, PaymentState, Run, RunState, Sum } from "../records/runs.ts";
import { type Break, broken } from "./break.ts";
import { ofKind, yuan } from "./check-money.ts";
import type { Stored } from "./check-records.ts";

export const checkPayments = (stored: Stored): Break[] => {
  const payments = ofKind<Payment>(stored, "payment");
  const runs = ofKind<Run>(stored, "run");
  const known = new Set(runs.map(({ id }) => id));
  const byRun = Map.groupBy(payments, ({ body }) => body.run);
  const marks = Map.groupBy(ofKind<Mark>(stored, "mark"), ({ body }) => body.of);
  return [
    ...payments
      .filter(({ body }) => !known.has(body.run))
      .map(({ id, body }) =>
        broken("I6", `payment/${id}`, { zh: `没有批次 ${body.run}`, en: `there is no run ${body.run}` }),
      ),
    ...runs.flatMap((run) => [
      ...checkRun(run, byRun.get(run.id) ?? []),
      ...checkChunks(run, byRun.get(run.id) ?? [], marks.get(run.id) ?? []),
    ]),
    ...checkLive(payments, ofKind<Obligation>(stored, "obligation")),
  ];
};

/** Which states the payments of a run can be in. While a phase is under way its chunks are in either. */
const statesIn: Record<RunState, readonly PaymentState[]> = {
  draft: [],
  locked: ["allocated"],
  computed: ["allocated"],
  approved: ["allocated", "instructed"],
  released: ["instructed", "settled", "returned"],
  reconciled: ["settled", "returned"],
  closed: ["settled", "returned"],
  discarded: ["returned"],
};

const isComputed = ({ state, discarding }: Run): boolean =>
  discarding === undefined && state !== "draft" && state !== "locked" && state !== "discarded";

const checkRun = ({ id, body }: Loaded<Run, Body>, payments: Loaded<Payment, Body>[]): Break[] => {
  const { manifest, leftOut, state, discarding } = body;
  const inAll = sumOf(payments);
  const wrong: [string, string, Sum, Sum | undefined][] = [];
  if (isComputed(body)) {
    const locked = { count: manifest?.obligations ?? 0, fen: manifest?.totalFen ?? 0 };
    const wanted = { count: locked.count - (leftOut?.count ?? 0), fen: locked.fen - (leftOut?.fen ?? 0) };
    wrong.push(["付款（按清单）", "payments, by the manifest,", inAll, wanted]);
    wrong.push(["付款（按批次）", "payments, by the run,", inAll, body.payments]);
    for (const [outcome, zh] of [
      ["settled", "已发"],
      ["returned", "退回"],
    ] as const) {
      const found = sumOf(payments.filter((payment) => payment.body.state === outcome));
      wrong.push([zh, `${outcome} payments`, found, body[outcome] ?? { count: 0, fen: 0 }]);
    }
  }
  const astray = payments.filter(
    (payment) => discarding === undefined && !statesIn[state].includes(payment.body.state),
  );
  return [
    ...wrong
      .filter(([, , found, right]) => found.count !== right?.count || found.fen !== right.fen)
      .map(([zh, en, found, right]) =>
        broken("I6", `run/${id}`, {
          zh: `${zh}共 ${words(found)}，应为 ${words(right)}`,
          en: `${en} come to ${words(found)}, not ${words(right)}`,
        }),
      ),
    ...astray.map((payment) =>
      broken("I6", `payment/${payment.id}`, {
        zh: `批次为 ${state}，付款却为 ${payment.body.state}`,
        en: `it is ${payment.body.state} in a run that is ${state}`,
      }),
    ),
  ];
};

/** What a chunk was marked to have allocated is what its payments come to. */
const checkChunks = (
  { id, body }: Loaded<Run, Body>,
  payments: Loaded<Payment, Body>[],
  marks: Loaded<Mark, Body>[],
): Break[] => {
  const byChunk = Map.groupBy(payments, (payment) => payment.body.chunk);
  const computed = marks.filter((mark) => mark.body.phase === "compute");
  const wanted = body.manifest?.chunks ?? 0;
  const unmarked = isComputed(body) && computed.length !== wanted;
  return [
    ...(unmarked
      ? [
          broken("I6", `run/${id}`, {
            zh: `已计算 ${computed.length} 块，清单有 ${wanted} 块`,
            en: `${computed.length} chunks were computed, the manifest has ${wanted}`,
          }),
        ]
      : []),
    ...computed.flatMap((mark) => {
      const found = sumOf(byChunk.get(mark.body.chunk) ?? []);
      const { count, fen } = mark.body.done ?? { count: 0, fen: 0 };
      if (found.count === count && found.fen === fen) return [];
      return [
        broken("I6", `mark/${mark.id}`, {
          zh: `记为 ${words({ count, fen })}，付款为 ${words(found)}`,
          en: `it says ${words({ count, fen })}, its payments are ${words(found)}`,
        }),
      ];
    }),
  ];
};

const paying = new Set<Obligation["state"]>(["allocated", "instructed", "settled"]);

const checkLive = (payments: Loaded<Payment, Body>[], obligations: Loaded<Obligation, Body>[]): Break[] => {
  const live = Map.groupBy(
    payments.filter(({ body }) => body.state !== "returned"),
    ({ body }) => body.obligation,
  );
  const known = new Set(obligations.map(({ id }) => id));
  return [
    ...[...live].flatMap(([id, made]) => {
      const ids = made.map((payment) => payment.id).join(", ");
      if (!known.has(id))
        return [broken("I7", `payment/${ids}`, { zh: `没有应发 ${id}`, en: `there is no obligation ${id}` })];
      if (made.length === 1) return [];
      return [
        broken("I7", `obligation/${id}`, { zh: `有多笔有效付款：${ids}`, en: `it has several live payments: ${ids}` }),
      ];
    }),
    ...obligations.flatMap(({ id, body }) => {
      const payment = live.get(id)?.[0];
      if (paying.has(body.state) ? payment !== undefined && isPaymentOf(payment, body) : payment === undefined)
        return [];
      return [
        broken("I7", `obligation/${id}`, {
          zh: `状态 ${body.state} 与付款 ${payment?.body.state ?? "无"} 不符`,
          en: `it is ${body.state} and its payment ${payment?.body.state ?? "is not there"}`,
        }),
      ];
    }),
  ];
};

const isPaymentOf = ({ id, body }: Loaded<Payment, Body>, obligation: Obligation): boolean =>
  id === obligation.payment &&
  body.state === obligation.state &&
  body.amountFen === obligation.amountFen &&
  body.person === obligation.person;

const sumOf = (payments: readonly Loaded<Payment, Body>[]): Sum => ({
  count: payments.length,
  fen: payments.reduce((total, { body }) => total + body.amountFen, 0),
});

const words = (sum: Sum | undefined): string => (sum === undefined ? "–" : `${sum.count} (${yuan(sum.fen)})`);
