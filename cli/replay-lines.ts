// Cases from lines of JSON: one a line, of every kind of scheme. A line that is none is counted apart, and the next one is read.
import { createReadStream } from "node:fs";
import { refuseAll } from "../domain/refusals.ts";
import { readReplayCase } from "../domain/replay/case.ts";
import type { Replay } from "../domain/replay/replay.ts";
import { memoryOf } from "../functions/reading/memory.ts";
import { mebibyte, tooLarge } from "../functions/reading/read-document.ts";
import { readJson } from "../functions/reading/read-json.ts";
import { cutLines, type Line } from "./lines.ts";
import type { Progress } from "./replay-progress.ts";

type Into = { replay: Replay; schemeMeant: string | undefined; progress: Progress };

/** Nothing can be wrong with the file as a whole. */
export const replayLines = async (file: string, { replay, schemeMeant, progress }: Into): Promise<[]> => {
  const source = file === "-" ? process.stdin : createReadStream(file);
  const cutter = cutLines(mebibyte);
  /** A whole policy may stand in every line: it has no meaning here, and is not read again and again. */
  const memory = memoryOf("policy");
  let row = 0;

  const readLine = (line: Line) => {
    if (line === undefined) return refuseAll([tooLarge(mebibyte, row)]);
    const reading = readJson(line, memory, row);
    return reading.ok ? readReplayCase(reading.value, row, schemeMeant) : reading;
  };

  const takeLine = (line: Line): void => {
    row++;
    if (typeof line === "string" && blank.test(line)) return;
    const read = readLine(line);
    if (read.ok) replay.take(read.value);
    else replay.refuse({ row }, read.refusals);
    progress.step();
  };

  for await (const chunk of source as AsyncIterable<Buffer>) for (const line of cutter.push(chunk)) takeLine(line);
  for (const line of cutter.end()) takeLine(line);
  return [];
};

const blank = /^[ \t\r]*$/;
