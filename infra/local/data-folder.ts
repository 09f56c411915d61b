// The folder in which one machine keeps everything: made, found writable, closed to others, and held by one service at a time.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Words } from "../../domain/words.ts";
import { notOpened, type Opened, opened } from "./opened.ts";
import { claimFolder, type Place } from "./running.ts";

export type DataFolder = {
  path: string;
  /** Says where requests and the database are answered, for commands in other processes. */
  announce: Place["announce"];
  /** Gives the folder free; a temporary one goes with all that is in it. */
  close: () => void;
};

/** As JIANGLI_DATA says: without it the folder of the repository; the empty text has no place of its own. */
export const pathOfData = (given: string | undefined): string | undefined => {
  if (given === "") return undefined;
  return resolve(given ?? join(import.meta.dirname, "../../.data"));
};

export const openDataFolder = (given: string | undefined): Opened<DataFolder> => {
  const wanted = pathOfData(given);
  try {
    const path = realpathSync(wanted === undefined ? mkdtempSync(join(tmpdir(), "jiangli-")) : make(wanted));
    chmodSync(path, 0o700);
    tryToWrite(path);
    const place = claimFolder(path);
    if (!place.ok) return place;
    const close = wanted === undefined ? () => rmSync(path, { recursive: true, force: true }) : place.value.release;
    return opened({ path, announce: place.value.announce, close });
  } catch (error) {
    return notOpened(wordsOf(error as NodeJS.ErrnoException, wanted ?? tmpdir()));
  }
};

/** Node's own way of making the folders above never ends where the system denies them, as in /proc. */
const make = (path: string): string => {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error("not a folder"), { code: "ENOTDIR" });
    return path;
  }
  make(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  return path;
};

/** About what the database needs to begin with: a full disk is better found now than at the first award. */
const trialBytes = 1024 * 1024;

const tryToWrite = (folder: string): void => {
  const path = join(folder, `.trial-${process.pid}`);
  const file = openSync(path, "w", 0o600);
  try {
    const bytes = Buffer.alloc(trialBytes);
    // A disk that is nearly full takes a part of it and complains only at the next one.
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
    rmSync(path, { force: true });
  }
};

const wordsOf = ({ code = "", message }: NodeJS.ErrnoException, path: string): Words => {
  if (["EEXIST", "ENOTDIR"].includes(code))
    return {
      zh: `${path} 处是文件而不是文件夹。请移走它，或用 JIANGLI_DATA 另选数据文件夹`,
      en: `A file stands at ${path}, where the data folder should be. Move it away, or choose another folder by JIANGLI_DATA`,
    };
  if (["EACCES", "EPERM", "EROFS", "ENOENT"].includes(code))
    return {
      zh: `不能写入数据文件夹 ${path}。请改正其所有者与权限，或用 JIANGLI_DATA 另选文件夹`,
      en: `The data folder ${path} cannot be written. Correct its owner and permissions, or choose another folder by JIANGLI_DATA`,
    };
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code))
    return {
      zh: `数据文件夹 ${path} 没有空间了。请腾出空间，或用 JIANGLI_DATA 另选文件夹`,
      en: `There is no room left in the data folder ${path}. Make room, or choose another folder by JIANGLI_DATA`,
    };
  return {
    zh: `不能打开数据文件夹 ${path}（${message}）。可用 JIANGLI_DATA 另选文件夹`,
    en: `The data folder ${path} cannot be opened (${message}). You may choose another folder by JIANGLI_DATA`,
  };
};
