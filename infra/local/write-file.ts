// Writes a file so that a reader, or a crash at any moment, finds it whole or not at all, and for its owner's eyes only.
import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

export const replaceFile = (path: string, text: string): void => renameSync(writeBeside(path, text), path);

/** False when the file is there already: of several who try at once, one succeeds. */
export const createFile = (path: string, text: string): boolean => {
  const beside = writeBeside(path, text);
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
};

const writeBeside = (path: string, text: string): string => {
  const beside = `${path}.${randomUUID()}`;
  const file = openSync(beside, "wx", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return beside;
};
