// Reads the policies in a folder: every document with `schemes`, whatever its file is called; other documents are none.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { policyFromText } from "../../domain/policy/from-text.ts";
import { quote, refuse } from "../../domain/refusals.ts";
import { readDay, writeDay } from "../../domain/values/day.ts";
import { isFields } from "../../domain/values/fields.ts";
import { isId } from "../../domain/values/text.ts";
import { type FileProblem, misreadFile, problemsIn } from "../reading/file-problems.ts";
import { languageOf } from "../reading/read-document.ts";
import { readDocumentFile } from "../reading/read-file.ts";
import type { ReadDocument } from "../reading/reading.ts";
import { type Policies, type PolicyInFolder, policiesOf } from "./policies.ts";
import { sha256Hex } from "./sha256.ts";

type Folder = { ok: true; policies: Policies } | { ok: false; problems: FileProblem[] };

/** Refused as a whole where a version could be missed: then an older one would silently rule in its place. */
export const readPolicyFolder = async (folder: string): Promise<Folder> => {
  const names = (await readdir(folder)).filter((name) => languageOf(name) !== undefined).sort();
  const files = await Promise.all(names.map((name) => readPolicyFile(join(folder, name))));
  const versions = files.flatMap((file) => file.version ?? []);
  const problems = [...files.flatMap((file) => file.problems ?? []), ...overlaps(versions)];
  return problems.length === 0 ? { ok: true, policies: policiesOf(versions) } : { ok: false, problems };
};

type VersionInFile = PolicyInFolder & { file: string; positionOf: ReadDocument["positionOf"] };
type PolicyFile = { version?: VersionInFile; problems?: FileProblem[] };

const readPolicyFile = async (file: string): Promise<PolicyFile> => {
  const reading = await readDocumentFile(file);
  if (!reading.ok) return { problems: misreadFile(file, reading.refusals) };
  if (!isFields(reading.value) || reading.value.schemes === undefined) return {};
  const { positionOf, language, value: document } = reading;
  const { id, from } = document as { id?: unknown; from?: unknown };
  const firstDay = readDay(from);
  if (!isId(id)) return { problems: problemsIn(file, [refuse("id-invalid", "/id", { given: quote(id) })], positionOf) };
  if (firstDay === undefined)
    return { problems: problemsIn(file, [refuse("day-invalid", "/from", { given: quote(from) })], positionOf) };
  const compile = once(() => compilePolicy(language === "yaml" ? policyFromText(document) : document, sha256Hex));
  return { version: { id, from: writeDay(firstDay), compile, file, positionOf } };
};

const overlaps = (versions: VersionInFile[]): FileProblem[] =>
  versions.flatMap(({ id, from, file, positionOf }, index) => {
    const isTaken = versions.slice(0, index).some((other) => other.id === id && other.from === from);
    if (!isTaken) return [];
    return problemsIn(file, [refuse("policy-overlap", "/from", { name: id, given: from })], positionOf);
  });

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
