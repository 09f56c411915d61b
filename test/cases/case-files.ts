// Reads the files of cases beside it, and the examples of the rules in docs/ that are written in the same form.

import { readdirSync, readFileSync } from "node:fs";
import { readYaml } from "../../functions/reading/read-yaml.ts";

export type Fields = Record<string, unknown>;

/** All scalars are text. A case asks for an award, a check asks what there is to remark about a policy. */
export type Entry = Fields & { name: string };
export type CaseFile = { title: string; shared: Fields; cases: Entry[]; checks: Entry[] };

const here = new URL("./", import.meta.url);
const pages = ["rules.md", "rules.zh-CN.md"];

const read = (text: string, title: string): Fields => {
  const reading = readYaml(text);
  if (!reading.ok) throw new Error(`${title}: ${reading.refusals.map(({ says }) => says.en).join("; ")}`);
  return reading.value as Fields;
};

export const readCases = (): CaseFile[] => [
  ...readdirSync(here)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => caseFile(name, readFileSync(new URL(name, here), "utf8"))),
  ...pages.flatMap((name) => examplesOf(name, readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8"))),
];

const examplesOf = (page: string, text: string): CaseFile[] =>
  [...text.matchAll(/^```yaml cases\n(.*?)^```$/gms)].map(([, block], index) =>
    caseFile(`docs/${page}, example ${index + 1}`, block as string),
  );

const caseFile = (title: string, text: string): CaseFile => {
  const { cases = [], check = [], ...shared } = read(text, title);
  onlyKnown(shared, ["policy", "scheme"]);
  return { title, shared, cases: cases as Entry[], checks: check as Entry[] };
};

/** A word that no one knows would be an expectation that is never checked. */
export const onlyKnown = (fields: Fields, known: string[]): void => {
  const unknown = Object.keys(fields).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`What does ${unknown.join(", ")} mean here? Known: ${known.join(", ")}`);
};

const aroundScheme = { id: "tried", title: { zh: "试", en: "Tried" }, currency: "CNY", from: "2024-01-01" };

/** A policy is named by its path, written out, or no more than its one scheme; `with` replaces some of its fields. */
export const policyOf = ({ shared }: CaseFile, entry: Entry): Fields => {
  const { policy, scheme } = entry.policy !== undefined || typeof entry.scheme === "object" ? entry : shared;
  return { ...documentOf(policy, scheme), ...(entry.with as Fields | undefined) };
};

const documentOf = (policy: unknown, scheme: unknown): Fields => {
  if (typeof policy === "string") return read(readFileSync(new URL(policy, here), "utf8"), policy);
  return policy === undefined ? { ...aroundScheme, schemes: [scheme] } : (policy as Fields);
};

export const schemeIdOf = ({ shared }: CaseFile, entry: Entry): unknown => {
  const scheme = entry.scheme ?? shared.scheme;
  return typeof scheme === "object" ? (scheme as Fields).id : scheme;
};
