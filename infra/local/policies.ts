// Makes a folder of policies ready to be served: each is read, checked and written as JSON in normal form.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { checkPolicy } from "../../domain/check/check.ts";
import { policyFromText } from "../../domain/policy/from-text.ts";
import { type Policy, readPolicy } from "../../domain/policy/policy.ts";
import { isFields } from "../../domain/values/fields.ts";
import type { Words } from "../../domain/words.ts";
import { languageOf, readDocument } from "../../functions/reading/read-document.ts";

/** Policies with errors are not shipped, and then nothing is: the message names every file and every error. */
export const shipPolicies = async (from: string, into: string): Promise<void> => {
  const files = (await readdir(from)).filter(languageOf).sort();
  const read = await Promise.all(files.map((file) => preparePolicy(join(from, file))));
  const prepared = read.filter((file) => file !== undefined);
  const faults = prepared.flatMap(({ file, faults }) =>
    faults.map((says) => `${file}: ${says.zh}\n${file}: ${says.en}`),
  );
  if (prepared.length === 0) faults.push(`${from}: 没有制度文件\n${from}: no policies here`);
  if (faults.length > 0) throw new Error(`制度不能使用 The policies cannot be used:\n${faults.join("\n")}`);
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await Promise.all(
    prepared.map(({ file, policy }) =>
      writeFile(join(into, `${basename(file, extname(file))}.json`), `${JSON.stringify(policy)}\n`),
    ),
  );
};

type Prepared = { file: string; policy?: Policy; faults: Words[] };

const preparePolicy = async (file: string): Promise<Prepared | undefined> => {
  const reading = await readDocument(await readFile(file), { language: languageOf(file) });
  if (!reading.ok) return { file, faults: reading.refusals.map(({ says }) => says) };
  // Cases and other documents may lie beside the policies.
  if (!isFields(reading.value) || reading.value.schemes === undefined) return undefined;
  const document = reading.language === "yaml" ? policyFromText(reading.value) : reading.value;
  const faults = checkPolicy(document).errors.map(({ says }) => says);
  const policy = readPolicy(document);
  return policy.ok && faults.length === 0 ? { file, policy: policy.value, faults } : { file, faults };
};
