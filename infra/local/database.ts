// The table's database on this machine: the one the environment names, or the embedded one with its file in the data folder.
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Words } from "../../domain/words.ts";
import { damageOf } from "./database-file.ts";
import { endOrphans, startProcess } from "./database-process.ts";
import { findProgram } from "./database-program.ts";
import { statusOf } from "./endpoint.ts";
import { notOpened, type Opened, opened } from "./opened.ts";
import { endProcess } from "./processes.ts";

export type Database = {
  endpoint: string;
  /** Of the embedded database alone. */
  pid?: number;
  stop: () => Promise<void>;
};

type Environment = { DYNAMODB_ENDPOINT?: string | undefined };

/** Without a folder the data is in memory alone; `onDeath` is told when the database ends by itself. */
export const openDatabase = async (
  folder: string | undefined,
  environment: Environment,
  onDeath: (says: Words) => void = () => {},
): Promise<Opened<Database>> => {
  const given = environment.DYNAMODB_ENDPOINT;
  return given ? openGiven(given) : openEmbedded(folder, onDeath);
};

const openGiven = async (given: string): Promise<Opened<Database>> => {
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? ""))
    return notOpened({
      zh: `DYNAMODB_ENDPOINT 应为 http://localhost:8000 这样的地址，不是 ${given}`,
      en: `DYNAMODB_ENDPOINT is an address like http://localhost:8000, not ${given}`,
    });
  if ((await statusOf(given)) === undefined)
    return notOpened({
      zh: `DYNAMODB_ENDPOINT 的数据库 ${given} 没有应答。请先启动它，或取消该设置以使用内置数据库`,
      en: `The database of DYNAMODB_ENDPOINT does not answer at ${given}. Start it first, or unset the variable to use the embedded one`,
    });
  return opened({ endpoint: given, stop: async () => {} });
};

const openEmbedded = async (folder: string | undefined, onDeath: (says: Words) => void): Promise<Opened<Database>> => {
  const program = findProgram();
  if (!program.ok) return program;
  const file = folder === undefined ? undefined : join(folder, "jiangli.db");
  const unusable = folder === undefined || file === undefined ? undefined : await whyUnusable(folder, file);
  if (unusable) return notOpened(unusable);
  if (file !== undefined) closeToOthers(file);
  const started = await startProcess(program.value, file);
  if (!started.ok) return notOpened(notStarted(folder, started.lastWords));
  const { endpoint, pid, ended } = started.value;
  let isWanted = true;
  ended.then((lastWords) => isWanted && onDeath(died(lastWords)));
  const stop = async (): Promise<void> => {
    isWanted = false;
    await endProcess(pid);
    await ended;
  };
  return opened({ endpoint, pid, stop });
};

/** Files of earlier versions could be read by everyone who could enter the folder. */
const closeToOthers = (file: string): void => {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, 0o600);
};

const whyUnusable = async (folder: string, file: string): Promise<Words | undefined> => {
  const owner = await endOrphans(file);
  if (owner !== undefined)
    return {
      zh: `数据文件夹 ${folder} 正被另一个服务使用（进程 ${owner}）。请先结束它，或用 JIANGLI_DATA 另选文件夹`,
      en: `Another service (process ${owner}) uses the data folder ${folder}. End it first, or choose another folder by JIANGLI_DATA`,
    };
  const damage = damageOf(file);
  return damage === undefined ? undefined : damaged(folder, damage);
};

const damaged = (folder: string, damage: string): Words => ({
  zh: `${folder} 中的数据库已损坏（${damage}），未作任何改动。请把该文件夹移到别处保存，重新启动，再用 jiangli restore 恢复由 jiangli backup 所作的备份`,
  en: `The database in ${folder} is damaged (${damage}); nothing was changed. Move that folder to a safe place, start again, and bring back by jiangli restore what jiangli backup has saved`,
});

const notStarted = (folder: string | undefined, lastWords: string): Words => {
  if (folder !== undefined && /malformed|not a valid SQLite/.test(lastWords)) return damaged(folder, lastWords);
  return {
    zh: `内置数据库没有启动：${lastWords || "没有说明原因"}`,
    en: `The embedded database did not start: ${lastWords || "it gave no reason"}`,
  };
};

const died = (lastWords: string): Words => ({
  zh: `内置数据库意外结束：${lastWords || "没有说明原因"}。已确认的写入都在，重新启动即可继续`,
  en: `The embedded database ended unexpectedly: ${lastWords || "it gave no reason"}. Every write that was acknowledged is kept; start again to go on`,
});
