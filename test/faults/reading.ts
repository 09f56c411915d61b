// Reads through the fault proxy: tiny pages, batches left half done, answers of yesterday, and a count of what was seen.
import { splitBatch } from "./batches.ts";
import type { Decision } from "./decisions.ts";
import { type Answer, answerOf } from "./error-answers.ts";
import type { Body, Operation } from "./requests.ts";

type Ask = (body: Body) => Promise<Answer>;
type Spoiled = Pick<Decision, "tinyPage" | "unprocessed" | "random">;

/** Asks for less than the caller did, in the ways in which DynamoDB may give less; says which way was taken. */
export const askForLess = async (
  operation: Operation,
  body: Body,
  { tinyPage, unprocessed, random }: Spoiled,
  ask: Ask,
): Promise<{ answer: Answer; fault?: "tinyPage" | "unprocessed" }> => {
  const pageItems = random.whole(1, 3);
  if (tinyPage && (body.Limit ?? Number.POSITIVE_INFINITY) > pageItems)
    return { answer: await ask({ ...body, Limit: pageItems }), fault: "tinyPage" };
  const split = unprocessed ? splitBatch(operation, body, random) : undefined;
  if (!split) return { answer: await ask(body) };
  const answer = await ask(split.asked);
  if (answer.status !== 200) return { answer };
  const whole = split.addTo(JSON.parse(answer.body.toString()) as Body);
  return { answer: answerOf(200, whole), fault: "unprocessed" };
};

export type Memory = {
  last: (request: string) => Answer | undefined;
  remember: (request: string, answer: Answer) => void;
};

const requestsMax = 200;

/** The last answer to each request: what a replica that lags behind would still say. */
export const rememberAnswers = (): Memory => {
  const answers = new Map<string, Answer>();
  return {
    last: (request) => answers.get(request),
    remember: (request, answer) => {
      answers.delete(request);
      answers.set(request, answer);
      const [oldest] = answers.keys();
      if (answers.size > requestsMax && oldest !== undefined) answers.delete(oldest);
    },
  };
};
