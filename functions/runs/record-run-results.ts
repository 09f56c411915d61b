// POST /v1/runs/{run}/results: what the bank says of the payments, line by line or of all that are left.
import type { Access } from "../../domain/access/access.ts";
import { type Change, created, type Loaded } from "../../domain/records/record.ts";
import { type Mark, markId, type ResultException, type Run } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { noSum } from "../../domain/runs/manifest.ts";
import type { ResultLine } from "../../domain/runs/results.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Fen, readFen } from "../../domain/values/money.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { resultsAnswerShape, resultsShape, showException, showRun, wordsOf } from "../shapes/runs.ts";
import { marksOf } from "../store/paid.ts";
import type { Actor } from "../store/write.ts";
import { begin } from "./begin.ts";
import { loadRun } from "./load-run.ts";
import { settleChunks, untilTimeIsUp } from "./phases.ts";
import { notYet } from "./progress.ts";
import { saveResults } from "./save-results.ts";

const access: Access = {
  to: ["cashier"],
  seenBy: ["hr", "finance", "approver", "auditor"],
  apart: ["maker", "approver"],
  // A bank may return a payment after the run was closed.
  from: ["released", "reconciled", "closed"],
};

export const handler = serveWrite({ id: "record-run-results", access, body: resultsShape }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const actor = actorOf(asked, "record-run-results", may.value);
  const by = { ...may.value, person: asked.caller.person };
  const told = await begin(asked, actor, run.id);
  if (told) return told;
  const lines = asked.body.results?.map(lineOf);
  const exceptions = lines ? await saveResults({ actor, run: run.id, by }, lines) : [];
  if (!lines) {
    const driven = await settleChunks({ actor, run, hasTime: untilTimeIsUp(asked.now) }, by);
    if (!driven.ok) return driven;
    if (!driven.value) return accept(await notYet(asked.tenant, run));
  }
  const after = (await loadRun(asked.tenant, run.id)) as Loaded<Run>;
  const answer = {
    run: showRun(after),
    accepted: lines ? lines.length - exceptions.length : (after.body.settled ?? noSum).count,
    exceptions: exceptions.map(showException),
    ...(exceptions.length > 0 && { says: wordsOf(exceptions) }),
  };
  const note = { run: run.id, lines: lines?.length ?? "all", exceptions: exceptions.length };
  const changes = exceptions.length === 0 ? [] : [await keep(actor, run.id, exceptions)];
  return accept({ write: { changes, note }, acting: may.value, answer, version: after.version });
});

/** One list for each message that had any exceptions, numbered as they came. */
const keep = async ({ tenant, person, now }: Actor, run: string, exceptions: ResultException[]): Promise<Change> => {
  const number = (await marksOf(tenant, run, "results")).length + 1;
  const mark: Mark = { of: run, phase: "results", chunk: number, exceptions, at: writeMoment(now), by: person };
  return created("mark", markId(run, "results", number), mark);
};

type Given = { payment: string; amount: string | number; outcome: ResultLine["outcome"]; reason?: string | undefined };

const lineOf = ({ payment, amount, outcome, reason }: Given): ResultLine => ({
  payment,
  amountFen: readFen(amount) as Fen,
  outcome,
  ...(reason !== undefined && { reason }),
});

export const operation: Operation = {
  id: "record-run-results",
  method: "POST",
  path: "/v1/runs/{run}/results",
  capability: "money",
  access,
  summary: { zh: "登记银行回执", en: "Record what the bank says" },
  description: {
    zh: '由制单人、审批人以外的出纳登记：逐笔成功（settled）或退回（returned），或以 all: "settled" 把其余全部登记为成功。按付款编号和金额匹配；编号不明、金额不符或结果矛盾的列为例外，不作任何更改，可随时查阅。同一结果重复登记不起作用。成功后又退回，照退回登记。退回的款项重新成为应发。未完成时以 202 回答，再次调用即继续。',
    en: 'By a cashier who neither made nor approved the run: line by line settled or returned, or all that are left with `all: "settled"`. Matched by payment and amount; unknown payments, wrong amounts and contradicting results become exceptions that change nothing and can be read later. The same result again changes nothing. A return after a success is a return. What came back is due again. Answers 202 while there is more to do; call again to go on.',
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: resultsShape },
  answer: {
    type: "application/json",
    schema: resultsAnswerShape,
    means: { zh: "登记结果与例外", en: "What was taken, and the exceptions" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
