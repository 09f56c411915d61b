// What a command is, and what several of them share.
import type { ParseArgsOptionDescriptor } from "node:util";
import type { Words } from "../domain/words.ts";
import { type FileProblem, writeFileProblem } from "../functions/reading/file-problems.ts";
import { exitCodes } from "./failures.ts";
import { printError } from "./streams.ts";

type Options = { [name: string]: string | boolean | (string | boolean)[] | undefined };

export type Command = {
  options: { [name: string]: ParseArgsOptionDescriptor };
  /** Gives the exit code. */
  run: (files: string[], options: Options) => Promise<number>;
};

export type Tongue = keyof Words;

export const isTongue = (value: unknown): value is Tongue => value === "zh" || value === "en";

export const misuse = (says: Words): number => {
  printError(`jiangli: ${says.en} · ${says.zh}`);
  return exitCodes.unusable;
};

export const wrongTongue = (): number => misuse({ en: "--explain takes zh or en", zh: "--explain 之后写 zh 或 en" });

export const reportProblems = (problems: FileProblem[]): number => {
  for (const problem of problems) printError(writeFileProblem(problem));
  return exitCodes.unusable;
};
