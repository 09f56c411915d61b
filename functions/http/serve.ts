// The stack around every function: log, headers, and an answer without internals where something broke.
import middy, { type MiddlewareObj } from "@middy/core";
import { type Outcome, refuse } from "../../domain/refusals.ts";
import { isBusy } from "../store/patience.ts";
import type { Handler, HttpAnswer, HttpEvent } from "./event.ts";
import { requestLog } from "./request-log.ts";
import { respond, respondProblem } from "./respond.ts";
import { securityHeaders } from "./security-headers.ts";

/** What a function decides about one request: an answer that becomes JSON, refusals, or a page of its own. */
type Decide = (event: HttpEvent) => Decision | Promise<Decision>;
type Decision = Outcome<unknown> | HttpAnswer;

/** Middleware runs inwards as written and outwards the other way round, so the log sees the finished answer. */
export const serve = (decide: Decide): Handler =>
  middy(async (event: HttpEvent) => {
    const decision = await decide(event);
    const answer = "ok" in decision ? respond(event, decision) : decision;
    return fits(answer) ? answer : respondProblem(event, [refuse("answer-too-large", "", { wanted: "6 MB" })]);
  })
    .use(requestLog())
    .use(securityHeaders())
    .use(unexpectedErrors()) as unknown as Handler;

/** Lambda hands back no more than this, and it counts the body as text inside JSON. */
const answerMaxBytes = 6_000_000;

const fits = (answer: HttpAnswer): boolean =>
  // Nothing grows more than sixfold when it is written as JSON text: most answers need not be measured.
  answer.body.length * 6 < answerMaxBytes || Buffer.byteLength(JSON.stringify(answer)) <= answerMaxBytes;

const unexpectedErrors = (): MiddlewareObj<HttpEvent, HttpAnswer> => ({
  onError: (request) => {
    request.response = respondProblem(request.event, [refuse(isBusy(request.error) ? "busy" : "internal", "")]);
  },
});
