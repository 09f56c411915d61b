// `jiangli diff`: what changes from one version of a policy to the next, in sentences.
import { diffPolicies } from "../domain/policy/diff.ts";
import { policyFromText } from "../domain/policy/from-text.ts";
import { type Policy, readPolicy } from "../domain/policy/policy.ts";
import type { FileProblem } from "../functions/reading/file-problems.ts";
import { type Command, isTongue, misuse, reportProblems, type Tongue, wrongTongue } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { readInput } from "./input.ts";
import { print } from "./streams.ts";

export const diffCommand: Command = {
  options: { explain: { type: "string" }, json: { type: "boolean" } },
  run: async (files, { explain, json }) => {
    const [oldFile, nextFile] = files;
    if (oldFile === undefined || nextFile === undefined || files.length > 2)
      return misuse({ en: "diff takes two policies, the old and the new", zh: "diff 需要两个制度文件：旧的和新的" });
    if (explain !== undefined && !isTongue(explain)) return wrongTongue();
    const [old, next] = [await readPolicyFile(oldFile), await readPolicyFile(nextFile)];
    if (!old.ok || !next.ok) return reportProblems([old, next].flatMap((read) => (read.ok ? [] : read.problems)));
    const changes = diffPolicies(old.policy, next.policy);
    await print(json === true ? `${JSON.stringify(changes, null, 2)}\n` : inSentences(changes, explain));
    return exitCodes.done;
  },
};

type PolicyFile = { ok: true; policy: Policy } | { ok: false; problems: FileProblem[] };

/** A draft may still contradict itself; to be compared it only has to have the shape of a policy. */
const readPolicyFile = async (file: string): Promise<PolicyFile> => {
  const input = await readInput(file);
  if (!input.ok) return input;
  const { value, isText, locate } = input.value;
  const read = readPolicy(isText ? policyFromText(value) : value);
  return read.ok ? { ok: true, policy: read.value } : { ok: false, problems: locate(read.refusals) };
};

type Changes = ReturnType<typeof diffPolicies>;

const inSentences = (changes: Changes, tongue: Tongue | undefined): string => {
  const shown: Changes =
    changes.length > 0
      ? changes
      : [{ clause: "", says: { zh: "两份制度没有差别。", en: "The two policies do not differ." } }];
  return shown.map(({ says }) => (tongue ? `${says[tongue]}\n` : `${says.zh}\n  ${says.en}\n`)).join("");
};
