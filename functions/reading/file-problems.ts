// What is wrong in a file, one line a problem: where exactly, the code, and the words in both languages.
import type { Refusal } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";
import { type Misreading, type Position, saidWithoutPosition } from "./reading.ts";

export type FileProblem = Position & { file: string; code: string; says: Words };

export const misreadFile = (file: string, misreadings: Misreading[]): FileProblem[] =>
  misreadings.map((misreading) => {
    const { code, line, column } = misreading;
    return { file, line, column, code, says: saidWithoutPosition(misreading) };
  });

type Found = Pick<Refusal, "path" | "says"> & { code: string };

/** Problems of a document that could be read: each stands where its value stands. */
export const problemsIn = (file: string, found: Found[], positionOf: (pointer: string) => Position): FileProblem[] =>
  found.map(({ path, code, says }) => ({ file, ...positionOf(path), code, says }));

export const writeFileProblem = ({ file, line, column, code, says }: FileProblem): string =>
  `${file}:${line}:${column}: ${code}: ${says.en} · ${says.zh}`;
