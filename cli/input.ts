// Reads the document that a command was given: a file, or standard input.
import { type FileProblem, misreadFile, problemsIn } from "../functions/reading/file-problems.ts";
import { mebibyte, readDocument } from "../functions/reading/read-document.ts";
import { readDocumentFile } from "../functions/reading/read-file.ts";
import type { ReadDocument } from "../functions/reading/reading.ts";
import { readStandardInput } from "./streams.ts";

type InputDocument = ReadDocument & {
  file: string;
  /** Whether every scalar is text, as in YAML. */
  isText: boolean;
  locate: (found: Parameters<typeof problemsIn>[1]) => FileProblem[];
};

type Input = { ok: true; value: InputDocument } | { ok: false; problems: FileProblem[] };

export const readInput = async (given: string | undefined): Promise<Input> => {
  const isStandardInput = given === undefined || given === "-";
  const file = isStandardInput ? "stdin" : given;
  const reading = await (isStandardInput ? readDocument(await readStandardInput(mebibyte)) : readDocumentFile(given));
  if (!reading.ok) return { ok: false, problems: misreadFile(file, reading.refusals) };
  const locate: InputDocument["locate"] = (found) => problemsIn(file, found, reading.positionOf);
  return { ok: true, value: { ...reading, file, isText: reading.language === "yaml", locate } };
};
