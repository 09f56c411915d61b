// The files of this repository as the tidy tests look at them: their text, and what they import.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

const notOurs = new Set(["node_modules", "cdk.out", "coverage", "reports"]);

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name) || (entry.name.startsWith(".") && entry.name !== ".ci")) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

/** Every file, by its path from the root. */
export const files = filesIn("").sort();

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

export const code = files.filter((file) => /\.(?:ts|js)$/.test(file));

export const pages = files.filter((file) => file.endsWith(".md"));

type Block = { language: string; text: string };

/** The fenced blocks of a page. */
export const blocksIn = (page: string): Block[] =>
  [...textOf(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));

export type Import = { from: string; typeOnly: boolean };

const statement =
  /^(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** What a text imports, in whatever way. */
export const importsIn = (text: string): Import[] =>
  [...text.matchAll(statement)].map(([, typeOnly, from, bare, onDemand]) => ({
    from: (from ?? bare ?? onDemand) as string,
    typeOnly: typeOnly !== undefined,
  }));

/** A relative import as the path of the file, a package by its name. */
export const targetOf = (file: string, { from }: Import): string =>
  from.startsWith(".") ? normalize(join(dirname(file), from)) : from;

/** Code without its comments and texts: what is left is what runs. */
export const bareCode = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:\\])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
