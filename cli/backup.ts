// `jiangli backup FILE`: everything of the enterprises in one file, at one moment, while the service runs.
import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { itemsAtOneMoment } from "../functions/store/backup.ts";
import { getFile, listFiles } from "../functions/store/files.ts";

import { tenantsInTable } from "../functions/store/scan.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { withTable } from "./with-table.ts";

/** The form of the file: lines of JSON, the first says what it is, the last what must have come before it. */
export const backupForm = "jiangli-backup-1";

export const backupCommand: Command = {
  options: { tenant: { type: "string" }, data: { type: "string" } },
  run: async ([file, ...more], { tenant, data }) => {
    if (file === undefined || more.length > 0)
      return misuse({ en: "backup takes one file to write", zh: "backup 需要一个要写入的文件" });
    return withTable(data, async () => {
      const tenants = typeof tenant === "string" ? [tenant] : await tenantsInTable();
      const counts = await writeBackup(file, tenants);
      await print(
        `${file}: ${tenants.length} 个企业，${counts.items} 项，${counts.files} 个文件 · ${tenants.length} enterprises, ${counts.items} items, ${counts.files} files\n` +
          "加密账号的密钥（field.key 或 KMS）不在其中，请另行保管。\nThe key of sealed account numbers (field.key, or in KMS) is not part of it: keep it elsewhere.\n",
      );
      return exitCodes.done;
    });
  },
};

/** Under another name until it is whole, so that a file with this name is always a whole one. */
const writeBackup = async (file: string, tenants: string[]): Promise<{ items: number; files: number }> => {
  const unfinished = `${file}.unfinished`;
  const handle = await open(unfinished, "w", 0o600);
  const hash = createHash("sha256");
  const counts = { items: 0, files: 0 };
  const put = async (value: unknown): Promise<void> => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    await handle.write(line);
  };
  try {
    await put({ form: backupForm, tenants });
    for (const tenant of tenants) {
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
  await rename(unfinished, file);
  return counts;
};
