// Reads the labelled suggestions beside it.
import { readFileSync } from "node:fs";
import { readYaml } from "../../functions/reading/read-yaml.ts";

export type Pair = { one: string; other: string; how?: string };

const read = (): { same: Pair[]; apart: Pair[] } => {
  const reading = readYaml(readFileSync(new URL("suggestions.yaml", import.meta.url), "utf8"));
  if (!reading.ok) throw new Error(reading.refusals.map(({ says }) => says.en).join("; "));
  return reading.value as { same: Pair[]; apart: Pair[] };
};

export const { same, apart } = read();

export const isChinese = ({ one }: Pair): boolean => /\p{Script=Han}/u.test(one);
