// Which service uses a data folder, and where its database answers: so that there is never a second one, and commands find it.
import { linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { notOpened, type Opened, opened } from "./opened.ts";
import { identityOf } from "./processes.ts";
import { createFile, replaceFile } from "./write-file.ts";

const runningSchema = z.object({
  pid: z.int(),
  /** Which process of that number it was. */
  identity: z.string(),
  startedAt: z.string(),
  /** Both are there once requests are answered. */
  endpoint: z.optional(z.string()),
  address: z.optional(z.string()),
});

type Claim = z.infer<typeof runningSchema>;

export type Running = { pid: number; startedAt: string; endpoint: string; address: string };

export type Place = { announce: (where: { endpoint: string; address: string }) => void; release: () => void };

/** The service that uses this folder and answers; a file that a dead one left behind counts for nothing. */
export const findRunning = (folder: string): Running | undefined => {
  const claim = livingClaim(fileIn(folder));
  if (claim?.endpoint === undefined || claim.address === undefined) return undefined;
  const { pid, startedAt, endpoint, address } = claim;
  return { pid, startedAt, endpoint, address };
};

/** Takes the folder for this process. */
export const claimFolder = (folder: string): Opened<Place> => {
  const path = fileIn(folder);
  const mine: Claim = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? "",
    startedAt: new Date().toISOString(),
  };
  if (!createFile(path, write(mine))) {
    if (!livingClaim(path)) setAside(path);
    if (!createFile(path, write(mine))) return inUse(folder, livingClaim(path));
  }
  return opened({
    announce: (where) => replaceFile(path, write({ ...mine, ...where })),
    release: () => {
      if (isMine(readClaim(path), mine)) rmSync(path, { force: true });
    },
  });
};

const fileIn = (folder: string): string => join(folder, "running.json");

const write = (claim: Claim): string => `${JSON.stringify(claim, null, 2)}\n`;

const readClaim = (path: string): Claim | undefined => {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
};

const livingClaim = (path: string): Claim | undefined => {
  const claim = readClaim(path);
  return claim && identityOf(claim.pid) === claim.identity ? claim : undefined;
};

const isMine = (claim: Claim | undefined, mine: Claim): boolean =>
  claim?.pid === mine.pid && claim.startedAt === mine.startedAt;

/** Of two who find the same stale file, the later one may get hold of what the first has just put in its place. */
const setAside = (path: string): void => {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (livingClaim(aside)) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

const inUse = (folder: string, by: Claim | undefined): Opened<never> => {
  const who = by ? `${by.pid}${by.address ? `, ${by.address}` : ""}` : "?";
  return notOpened({
    zh: `数据文件夹 ${folder} 正被另一个服务使用（进程 ${who}）。请先结束它，或用 JIANGLI_DATA 另选文件夹`,
    en: `Another service (process ${who}) uses the data folder ${folder}. End it first, or choose another folder by JIANGLI_DATA`,
  });
};
