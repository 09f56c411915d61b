// `jiangli calculate --lines`: every line that is not blank is a calculation, and gives one line, the answer or the problem, in order.
import { createReadStream, type ReadStream } from "node:fs";
import type { Answer } from "../domain/calculation/answer.ts";
import { accept, type Outcome, refuse, refuseAll } from "../domain/refusals.ts";
import { problemOf } from "../functions/http/problem.ts";
import { memoryOf } from "../functions/reading/memory.ts";
import { mebibyte, tooLarge } from "../functions/reading/read-document.ts";
import { sizeOfFile } from "../functions/reading/read-file.ts";
import { readJson } from "../functions/reading/read-json.ts";
import type { Policies } from "../functions/store/policies.ts";
import { calculateCase } from "./calculate-case.ts";
import { exitCodes } from "./failures.ts";
import { cutLines, type Line } from "./lines.ts";
import { print } from "./streams.ts";

/** A line that cannot be calculated is an answer too: the exit code says only that the stream was read to its end. */
export const calculateLines = async (file: string | undefined, policies: Policies): Promise<number> => {
  const source = file === undefined || file === "-" ? process.stdin : await openFile(file);
  const cutter = cutLines(mebibyte);
  const answerLine = lineAnswerer(policies);
  for await (const chunk of source as AsyncIterable<Buffer>) await printAnswers(cutter.push(chunk), answerLine);
  await printAnswers(cutter.end(), answerLine);
  return exitCodes.done;
};

const openFile = async (file: string): Promise<ReadStream> => {
  await sizeOfFile(file);
  return createReadStream(file);
};

type AnswerLine = (line: Line) => string;

const printAnswers = async (lines: Line[], answerLine: AnswerLine): Promise<void> => {
  let answers = "";
  for (const line of lines) {
    answers += answerLine(line);
    if (answers.length < printedAtOnce) continue;
    await print(answers);
    answers = "";
  }
  if (answers !== "") await print(answers);
};

const printedAtOnce = 256 * 1024;

/** Counts the lines, blank ones as well, so that a problem can name its own. */
const lineAnswerer = (policies: Policies): AnswerLine => {
  const memory = memoryOf("policy");
  let number = 0;

  const calculateLine = (line: Line): Outcome<Answer> => {
    if (line === undefined) return refuseAll([tooLarge(mebibyte, number)]);
    const reading = readJson(line, memory, number);
    if (!reading.ok) return reading;
    const outcome = calculateCase(policies, reading.value);
    return outcome.ok ? accept(outcome.value.answer) : outcome;
  };

  return (line) => {
    number++;
    if (isBlank(line)) return "";
    const outcome = orInternal(() => calculateLine(line));
    const answer = outcome.ok ? outcome.value : problemOf(outcome.refusals, `urn:jiangli:line:${number}`);
    return `${JSON.stringify(answer)}\n`;
  };
};

/** A fault of this program on one line must not hide the answers to all others. */
const orInternal = (calculateLine: () => Outcome<Answer>): Outcome<Answer> => {
  try {
    return calculateLine();
  } catch {
    return refuseAll([refuse("internal", "")]);
  }
};

const isBlank = (line: Line): boolean => typeof line === "string" && blank.test(line);

const blank = /^[ \t\r]*$/;
