// `jiangli calculate`: one calculation from a file or standard input, as JSON or explained for people.
import type { Refusal } from "../domain/refusals.ts";
import { noPolicies, type Policies } from "../functions/store/policies.ts";
import { readPolicyFolder } from "../functions/store/policy-folder.ts";
import { type CalculatedCase, calculateCase } from "./calculate-case.ts";
import { calculateLines } from "./calculate-lines.ts";
import { type Command, isTongue, misuse, reportProblems, type Tongue, wrongTongue } from "./command.ts";
import { explainAnswer } from "./explain.ts";
import { exitCodes } from "./failures.ts";
import { readInput } from "./input.ts";
import { print } from "./streams.ts";

export const calculateCommand: Command = {
  options: { policies: { type: "string" }, explain: { type: "string" }, lines: { type: "boolean" } },
  run: async (files, { policies: folder, explain, lines }) => {
    if (files.length > 1) return misuse({ en: "calculate takes one file", zh: "calculate 只接受一个文件" });
    if (explain !== undefined && !isTongue(explain)) return wrongTongue();
    if (lines === true && explain !== undefined) return misuse(linesAreJson);
    const published = typeof folder === "string" ? await readPolicyFolder(folder) : none;
    if (!published.ok) return reportProblems(published.problems);
    if (lines === true) return calculateLines(files[0], published.policies);
    return calculateDocument(files[0], published.policies, explain);
  },
};

const calculateDocument = async (
  file: string | undefined,
  policies: Policies,
  explain: Tongue | undefined,
): Promise<number> => {
  const input = await readInput(file);
  if (!input.ok) return reportProblems(input.problems);
  const { value, isText, locate } = input.value;
  const outcome = calculateCase(policies, value, { isText, isExplained: explain !== undefined });
  if (!outcome.ok) {
    if (policies === noPolicies && outcome.refusals.some(isUnpublished)) misuse(folderWanted);
    return reportProblems(locate(outcome.refusals));
  }
  await print(explain === undefined ? inJson(outcome.value) : explainAnswer(outcome.value, explain));
  return exitCodes.done;
};

const inJson = ({ answer }: CalculatedCase): string => `${JSON.stringify(answer, null, 2)}\n`;

const none = { ok: true, policies: noPolicies } as const;

const isUnpublished = ({ code }: Refusal): boolean => code === "policy-not-found";

const linesAreJson = {
  en: "--lines answers in JSON; --explain is for one calculation",
  zh: "--lines 只输出 JSON，不能与 --explain 同用",
};

const folderWanted = {
  en: "a policy is looked up by its id in the folder that --policies names",
  zh: "按编号引用制度时，请用 --policies 指明制度所在文件夹",
};
