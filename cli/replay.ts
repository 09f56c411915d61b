// `jiangli replay`: what a policy would have cost over the cases of a file, alone or held against another, and whom it would have paid more or less.
import { type CompiledPolicy, compilePolicy } from "../domain/calculation/compile.ts";
import { canonicalJson } from "../domain/policy/canonical-json.ts";
import { policyFromText } from "../domain/policy/from-text.ts";
import { beginReplay } from "../domain/replay/replay.ts";
import type { FileProblem } from "../functions/reading/file-problems.ts";
import { sizeOfFile } from "../functions/reading/read-file.ts";
import { sha256Hex } from "../functions/store/sha256.ts";
import { type Command, misuse, reportProblems } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { readInput } from "./input.ts";
import { replayLines } from "./replay-lines.ts";
import { beginProgress } from "./replay-progress.ts";
import { writeReport } from "./replay-report.ts";
import { replaySheet } from "./replay-sheet.ts";
import { print, printError } from "./streams.ts";

export const replayCommand: Command = {
  options: { against: { type: "string" }, scheme: { type: "string" }, json: { type: "boolean" } },
  run: async (files, { against, scheme, json }) => {
    const [policyFile, casesFile] = files;
    if (policyFile === undefined || casesFile === undefined || files.length > 2)
      return misuse({ en: "replay takes a policy and a file of cases", zh: "replay 需要一份制度和一个事项文件" });
    const policy = await readPolicyFile(policyFile);
    const old = typeof against === "string" ? await readPolicyFile(against) : undefined;
    const problems = [policy, old].flatMap((read) => (read === undefined || read.ok ? [] : read.problems));
    if (!policy.ok || old?.ok === false) return reportProblems(problems);
    const policies = [policy.policy, ...(old ? [old.policy] : [])];
    if (typeof scheme === "string" && !policies.some(({ schemes }) => schemes.has(scheme)))
      return misuse(noScheme(scheme, policies));
    const schemeMeant = typeof scheme === "string" ? scheme : theOnlyScheme(policies);
    return replayFile(casesFile, { policies, schemeMeant, isJson: json === true });
  },
};

type Asked = { policies: CompiledPolicy[]; schemeMeant: string | undefined; isJson: boolean };

const replayFile = async (file: string, { policies, schemeMeant, isJson }: Asked): Promise<number> => {
  if (file !== "-") await sizeOfFile(file);
  const [policy, old] = policies as [CompiledPolicy, CompiledPolicy?];
  const replay = beginReplay(policy, old);
  const progress = beginProgress();
  const format = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase() as "csv" | "xlsx" | undefined;
  const faults =
    format === undefined
      ? await replayLines(file, { replay, schemeMeant, progress })
      : await replaySheet(file, format, { replay, policies, schemeMeant, progress });
  progress.end();
  if (faults.length > 0) {
    for (const { row, column, code, says } of faults)
      printError(
        `${[file, row, column].filter((part) => part !== undefined).join(":")}: ${code}: ${says.en} · ${says.zh}`,
      );
    return exitCodes.unusable;
  }
  const report = replay.report();
  await print(isJson ? `${canonicalJson(report)}\n` : writeReport(report));
  return exitCodes.done;
};

type PolicyFile = { ok: true; policy: CompiledPolicy } | { ok: false; problems: FileProblem[] };

/** A policy with errors does not calculate. */
const readPolicyFile = async (file: string): Promise<PolicyFile> => {
  const input = await readInput(file);
  if (!input.ok) return input;
  const { value, isText, locate } = input.value;
  const compiled = compilePolicy(isText ? policyFromText(value) : value, sha256Hex);
  return compiled.ok ? { ok: true, policy: compiled.value } : { ok: false, problems: locate(compiled.refusals) };
};

/** Where there is nothing to choose, no case has to say of which scheme it is. */
const theOnlyScheme = (policies: CompiledPolicy[]): string | undefined => {
  const schemes = schemesIn(policies);
  return schemes.length === 1 ? schemes[0] : undefined;
};

const schemesIn = (policies: CompiledPolicy[]): string[] => [
  ...new Set(policies.flatMap(({ schemes }) => [...schemes.keys()])),
];

const noScheme = (name: string, policies: CompiledPolicy[]) => {
  const known = schemesIn(policies).join(", ");
  return { en: `there is no scheme ${name}; use one of ${known}`, zh: `没有方案 ${name}，可用：${known}` };
};
