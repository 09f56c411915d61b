// `jiangli check`: what is wrong with a policy and what deserves a second look, as JSON or for people.
import { checkPolicy } from "../domain/check/check.ts";
import { policyFromText } from "../domain/policy/from-text.ts";
import type { Words } from "../domain/words.ts";
import type { FileProblem } from "../functions/reading/file-problems.ts";
import { type Command, isTongue, misuse, reportProblems, type Tongue, wrongTongue } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { readInput } from "./input.ts";
import { print } from "./streams.ts";

type Found = FileProblem & { clause: string };

type Findings = { errors: Found[]; warnings: Found[] };

export const checkCommand: Command = {
  options: { explain: { type: "string" } },
  run: async (files, { explain }) => {
    if (files.length !== 1) return misuse({ en: "check takes one policy", zh: "check 需要一个制度文件" });
    if (explain !== undefined && !isTongue(explain)) return wrongTongue();
    const findings = await checkFile(files[0]);
    await print(explain === undefined ? inJson(findings) : forPeople(findings, explain));
    if (findings.errors.length === 0) return exitCodes.done;
    return explain === undefined ? reportProblems(findings.errors) : exitCodes.unusable;
  },
};

const checkFile = async (file: string | undefined): Promise<Findings> => {
  const input = await readInput(file);
  // Text that cannot be read has no clauses yet.
  if (!input.ok) return { errors: input.problems.map((problem) => ({ clause: "", ...problem })), warnings: [] };
  const { value, isText, locate } = input.value;
  const { errors, warnings } = checkPolicy(isText ? policyFromText(value) : value);
  const located = (findings: typeof errors): Found[] =>
    locate(findings).map((problem, index) => ({ clause: findings[index]?.clause ?? "", ...problem }));
  return { errors: located(errors), warnings: located(warnings) };
};

const inJson = ({ errors, warnings }: Findings): string => {
  const shown = (found: Found[]) => found.map(({ clause, code, says }) => ({ clause, code, says }));
  return `${JSON.stringify({ errors: shown(errors), warnings: shown(warnings) }, null, 2)}\n`;
};

const forPeople = ({ errors, warnings }: Findings, tongue: Tongue): string => {
  const list = (heading: Words, found: Found[]): string[] =>
    found.length === 0 ? [] : [heading[tongue], ...found.flatMap((each) => describe(each, tongue)), ""];
  const lines = [
    ...list(
      {
        zh: `错误 ${errors.length} 处，须改正后才能计算：`,
        en: `Errors (${errors.length}), to be mended before it calculates:`,
      },
      errors,
    ),
    ...list(
      {
        zh: `提醒 ${warnings.length} 处，请确认是有意如此：`,
        en: `Warnings (${warnings.length}), to be confirmed as intended:`,
      },
      warnings,
    ),
  ];
  if (lines.length === 0) lines.push({ zh: "没有发现问题。", en: "Nothing was found." }[tongue]);
  return `${lines.join("\n").trimEnd()}\n`;
};

const describe = ({ file, line, column, clause, code, says }: Found, tongue: Tongue): string[] => [
  `  ${file}:${line}:${column}  ${clause}  ${code}`,
  `      ${says[tongue]}`,
];
