// The mark in a data folder that its demo enterprise was removed, so that the next start does not bring it back.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writePersonas } from "../personas.ts";
import { replaceFile } from "../write-file.ts";

const fileIn = (folder: string): string => join(folder, "demo-removed");

export const wasRemoved = (folder: string): boolean => existsSync(fileIn(folder));

/** With it the list of whom one may be is emptied. */
export const noteRemoval = (folder: string, at: string): void => {
  replaceFile(fileIn(folder), `${at}\n`);
  writePersonas(folder, []);
};

export const forgetRemoval = (folder: string): void => rmSync(fileIn(folder), { force: true });
