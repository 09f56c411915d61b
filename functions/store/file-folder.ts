// Files in a folder of this machine: each is written under another name and linked to its own when it is safely on the disk.
import { randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { now } from "./clock.ts";
import { type Content, type FilePlace, type Fingerprint, measure } from "./file-content.ts";

export const folderFiles = (given: string): FilePlace => {
  const root = resolve(given);
  let swept: Promise<void> | undefined;
  const pathOf = (key: string): string => join(root, ...key.split("/"));
  return {
    put: async (key, content) => {
      swept ??= sweep(join(root, unfinished));
      await swept;
      return await put(root, pathOf(key), content);
    },
    get: async (key) => (await openIfThere(pathOf(key)))?.createReadStream(),
    remove: (key) => rm(pathOf(key), { force: true }),
    list: (prefix) => keysBelow(root, prefix.slice(0, prefix.lastIndexOf("/")), prefix),
  };
};

/** No key begins with a dot, so none reaches in here. */
const unfinished = ".unfinished";

const put = async (root: string, path: string, content: Content): Promise<Fingerprint & { taken: boolean }> => {
  await makeFolder(join(root, unfinished));
  const beside = join(root, unfinished, randomUUID());
  try {
    const fingerprint = await write(beside, content);
    await makeFolder(dirname(path));
    const taken = !(await linkIfFree(beside, path));
    if (!taken) await sync(dirname(path));
    return { ...fingerprint, taken };
  } finally {
    await rm(beside, { force: true });
  }
};

const write = async (path: string, content: Content): Promise<Fingerprint> => {
  const { through, result } = measure();
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(through(content));
    await file.sync();
  } finally {
    await file.close();
  }
  return result();
};

/** A rename would overwrite; of several links to one name, only the first succeeds. */
const linkIfFree = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
};

/** Each new folder is on the disk for good when the one above it is written. */
const makeFolder = async (path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await sync(dirname(folder));
};

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
};

const openIfThere = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** `folder` is a key too. A folder is sorted as its keys are, with the slash that follows. */
async function* keysBelow(root: string, folder: string, prefix: string): AsyncIterable<string> {
  const names = (await entriesOf(join(root, ...folder.split("/"))))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
  for (const name of names) {
    const key = `${folder}/${name}`;
    // A folder is looked into when the prefix may go on inside it.
    if (name.endsWith("/") && (key.startsWith(prefix) || prefix.startsWith(key)))
      yield* keysBelow(root, key.slice(0, -1), prefix);
    else if (!name.endsWith("/") && key.startsWith(prefix)) yield key;
  }
}

const entriesOf = async (path: string) => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const leftOverMs = 24 * 60 * 60 * 1000;

/** What a killed process left behind; whatever is younger may still be written by another. */
const sweep = async (folder: string): Promise<void> => {
  for (const { name } of await entriesOf(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now() - found.mtimeMs > leftOverMs) await rm(path, { force: true });
  }
};

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "");
