// `jiangli backup FILE`: everything of the enterprises in one file, at one moment, while the service runs.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import type { Words } from "../domain/words.ts";
import { itemsAtOneMoment } from "../functions/store/backup.ts";
import { getFile, listFiles } from "../functions/store/files.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { fingerprintInUse } from "../infra/local/field-key.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { withTable } from "./with-table.ts";

/** The form of the file: lines of JSON, the first says what it is, the last what must have come before it. */
export const backupForm = "jiangli-backup-2";

export const backupCommand: Command = {
  options: { tenant: { type: "string" }, data: { type: "string" }, force: { type: "boolean" } },
  run: async ([file, ...more], { tenant, data, force = false }) => {
    if (file === undefined || more.length > 0)
      return misuse({ en: "backup takes one file to write", zh: "backup 需要一个要写入的文件" });
    if (!force && existsSync(file)) return misuse(isThere(file));
    return withTable(data, async () => {
      const tenants = typeof tenant === "string" ? [tenant] : await tenantsInTable();
      const key = await fingerprintInUse();
      const counts = await writeBackup(file, { form: backupForm, tenants, ...(key !== undefined && { key }) });
      if (!(await putInPlace(file, force === true))) return misuse(isThere(file));
      const named = key === undefined ? "" : `（指纹 fingerprint ${key}）`;
      await print(
        `${file}: ${tenants.length} 个企业，${counts.items} 项，${counts.files} 个文件 · ${tenants.length} enterprises, ${counts.items} items, ${counts.files} files\n` +
          `加密账号的密钥（field.key 或 KMS）${named}不在其中，请另行保管；恢复时需要它。\n` +
          `The key of sealed account numbers (field.key, or in KMS)${named} is not part of it: keep it elsewhere, it is needed to restore.\n`,
      );
      return exitCodes.done;
    });
  },
};

const isThere = (file: string): Words => ({
  en: `${file} exists already and was left as it is; choose another name, or --force to replace it`,
  zh: `${file} 已存在，未作改动；请另用名称，或用 --force 覆盖`,
});

const unfinishedOf = (file: string): string => `${file}.unfinished`;

/** A file with the name that was asked for is always a whole one. False where one came to be meanwhile. */
const putInPlace = async (file: string, isForced: boolean): Promise<boolean> => {
  const unfinished = unfinishedOf(file);
  if (isForced) {
    await rename(unfinished, file);
    return true;
  }
  try {
    await link(unfinished, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // Some sticks and shares know no links.
    await rename(unfinished, file);
    return true;
  } finally {
    await rm(unfinished, { force: true });
  }
};

type Head = {
  form: typeof backupForm;
  tenants: string[];
  /** The fingerprint of the key that sealed fields want. */
  key?: string;
};

/** Under another name until it is whole. */
const writeBackup = async (file: string, head: Head): Promise<{ items: number; files: number }> => {
  const unfinished = unfinishedOf(file);
  const handle = await open(unfinished, "w", 0o600);
  const hash = createHash("sha256");
  const counts = { items: 0, files: 0 };
  const put = async (value: unknown): Promise<void> => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    await handle.write(line);
  };
  try {
    await put(head);
    for (const tenant of head.tenants) {
      for await (const item of itemsAtOneMoment(tenant)) {
        await put({ item });
        counts.items += 1;
      }
      for await (const key of listFiles(`${tenant}/`)) {
        for await (const bytes of (await getFile(key)) ?? [])
          await put({ file: key, bytes: Buffer.from(bytes).toString("base64") });
        counts.files += 1;
      }
    }
    await handle.write(`${JSON.stringify({ end: counts, sha256: hash.digest("hex") })}\n`);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(unfinished, { force: true });
    throw error;
  }
  await handle.close();
  return counts;
};
