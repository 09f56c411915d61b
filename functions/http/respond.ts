// Turns what a function decided into what the caller gets: JSON, or a problem document.
import type { Outcome, Refusal } from "../../domain/refusals.ts";
import type { HttpAnswer, HttpEvent } from "./event.ts";
import { instanceOf, problemOf } from "./problem.ts";

export const respond = (event: HttpEvent, outcome: Outcome<unknown>): HttpAnswer =>
  outcome.ok ? respondJson(200, outcome.value) : respondProblem(event, outcome.refusals);

const respondJson = (statusCode: number, value: unknown): HttpAnswer => ({
  statusCode,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});

export const respondProblem = (event: HttpEvent, refusals: readonly Refusal[]): HttpAnswer => {
  const problem = problemOf(refusals, instanceOf(event.requestContext.requestId));
  return {
    statusCode: problem.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      ...(problem.status === 503 && { "retry-after": "1" }),
    },
    body: JSON.stringify(problem),
  };
};
