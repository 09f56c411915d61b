// `jiangli restore FILE`: puts back what a backup holds, into a table that has none of it, and checks the ledger of what came out.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Words } from "../domain/words.ts";
import { putFile } from "../functions/store/files.ts";
import type { Item } from "../functions/store/items.ts";
import { readLedger } from "../functions/store/read-ledger.ts";
import { putItems, restoreDerived } from "../functions/store/restore.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { backupForm } from "./backup.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { breaksIn } from "./ledger.ts";
import { keySettler, whyKeyUnfit } from "./restore-key.ts";
import { print, printError } from "./streams.ts";
import { withTableAsItIs } from "./with-table.ts";

type Line = {
  form?: string;
  tenants?: string[];
  key?: string;
  item?: Item;
  file?: string;
  bytes?: string;
  end?: { items: number; files: number };
  sha256?: string;
};

export const restoreCommand: Command = {
  options: { data: { type: "string" }, "without-key": { type: "boolean" } },
  run: async ([file, ...more], { data, "without-key": isWithoutKey }) => {
    if (file === undefined || more.length > 0)
      return misuse({ en: "restore takes one file to read", zh: "restore 需要一个要读取的文件" });
    const checked = await checkBackup(file);
    if ("wrong" in checked) return misuse(checked.wrong);
    const { tenants, key } = checked;
    return withTableAsItIs(data, async (place) => {
      const there = new Set(await tenantsInTable());
      const known = tenants.filter((tenant) => there.has(tenant));
      if (known.length > 0) return misuse(isThere(known));
      const unfit = await whyKeyUnfit(key, place);
      if (unfit && isWithoutKey !== true) return misuse(unfit.refused);
      const settle = await keySettler(key, place);
      const count = await putItems(itemsIn(file));
      await restoreFiles(file);
      for (const tenant of tenants) await restoreDerived(tenant);
      await settle();
      const exitCode = await report(count, tenants);
      if (unfit) await print(`${unfit.later.zh}\n${unfit.later.en}\n`);
      return exitCode;
    });
  },
};

const isThere = (known: string[]): Words => ({
  en: `the table already has the enterprise ${known.join(", ")}; restore into an empty one (JIANGLI_DATA, or another table)`,
  zh: `数据库中已有企业 ${known.join("、")}；请恢复到空的数据库（JIANGLI_DATA 或另一张表）`,
});

const report = async (count: number, tenants: string[]): Promise<number> => {
  let exitCode: number = exitCodes.done;
  for (const tenant of tenants) {
    const ledger = await readLedger(tenant);
    const breaks = ledger ? breaksIn(ledger) : [];
    for (const { invariant, at, says } of breaks) printError(`${invariant} ${at}: ${says.zh} · ${says.en}`);
    if (!ledger || breaks.length > 0) exitCode = exitCodes.broken;
  }
  const words = exitCode === exitCodes.done ? "台账检查无误 · the ledger is whole" : "台账有误 · the ledger is broken";
  await print(`${count} 项已恢复 · items restored; ${words}\n`);
  return exitCode;
};

/** Read once before anything is written: a file that was cut short or changed restores nothing. */
const checkBackup = async (file: string): Promise<{ tenants: string[]; key?: string } | { wrong: Words }> => {
  const hash = createHash("sha256");
  const wrong = {
    zh: `${file} 不是完整的备份文件，未恢复任何内容`,
    en: `${file} is no whole backup; nothing was restored`,
  };
  let head: { tenants: string[]; key?: string } | undefined;
  let items = 0;
  for await (const { text, line } of linesOf(file)) {
    if (!line) return { wrong };
    if (head === undefined) {
      if (line.form !== backupForm) return { wrong };
      head = { tenants: line.tenants ?? [], ...(line.key !== undefined && { key: line.key }) };
    }
    if (line.end) return line.end.items === items && line.sha256 === hash.digest("hex") ? head : { wrong };
    if (line.item) items += 1;
    hash.update(`${text}\n`);
  }
  return { wrong };
};

async function* linesOf(file: string): AsyncGenerator<{ text: string; line: Line | undefined }> {
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    yield { text, line: parse(text) };
}

const parse = (text: string): Line | undefined => {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
};

async function* itemsIn(file: string): AsyncGenerator<Item> {
  for await (const { line } of linesOf(file)) if (line?.item) yield line.item;
}

/** The pieces of a file follow one another. */
const restoreFiles = async (file: string): Promise<void> => {
  let key: string | undefined;
  let pieces: Buffer[] = [];
  const put = async (): Promise<void> => {
    if (key !== undefined) await putFile(key, Buffer.concat(pieces));
    pieces = [];
  };
  for await (const { line } of linesOf(file)) {
    if (line?.file === undefined) continue;
    if (line.file !== key) await put();
    key = line.file;
    pieces.push(Buffer.from(line.bytes ?? "", "base64"));
  }
  await put();
};
