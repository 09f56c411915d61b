// The key of sealed fields in a data folder: made for an empty table only, and noticed when it is missing or another one.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Words } from "../../domain/words.ts";
import { makeKeyFile, readKeyFile } from "../../functions/secrets/key-file.ts";
import { fingerprintFileOf, fingerprintOf, notedFingerprint } from "../../functions/secrets/key-fingerprint.ts";
import { isAnythingSealed, isTableEmpty } from "../../functions/store/scan.ts";
import { replaceFile } from "./write-file.ts";

export const keyFileIn = (folder: string): string => join(folder, "field.key");

/** Says why nothing can be sealed or opened; undefined when all is well. The table must be there. */
export const whyNoFieldKey = async (folder: string): Promise<Words | undefined> => {
  const path = process.env.JIANGLI_KEY_FILE;
  // Elsewhere the operator keeps the key, and it may stand where nothing can be written.
  if (path !== keyFileIn(folder)) return undefined;
  const noted = await notedFingerprint(path);
  if (!existsSync(path)) {
    // Beside records a new key would look like the right one, and open nothing.
    if (!(await isTableEmpty())) return missing(path, noted);
    const made = await makeKeyFile(path);
    if (!made.ok) return made.refusals[0]?.says;
  }
  const reading = await readKeyFile(path);
  if (!reading.ok) return reading.refusals[0]?.says;
  const there = fingerprintOf(reading.value);
  if (noted === there) return undefined;
  if (noted !== undefined && (await isAnythingSealed())) return another(path, there, noted);
  noteFingerprint(path, there);
  return undefined;
};

export const noteFingerprint = (keyFile: string, fingerprint: string): void =>
  replaceFile(fingerprintFileOf(keyFile), `${fingerprint}\n`);

/** Of the key that is there, or else of the one that should be. */
export const fingerprintInUse = async (): Promise<string | undefined> => {
  const path = process.env.JIANGLI_KEY_FILE;
  return path === undefined ? undefined : ((await notedFingerprint(path)) ?? (await fingerprintThere()));
};

export const fingerprintThere = async (): Promise<string | undefined> => {
  const path = process.env.JIANGLI_KEY_FILE;
  const reading = path === undefined ? undefined : await readKeyFile(path);
  return reading?.ok ? fingerprintOf(reading.value) : undefined;
};

const missing = (path: string, noted: string | undefined): Words => ({
  zh: `警告：数据库中已有记录，但密钥文件 ${path} 不在${noted === undefined ? "" : `（指纹 ${noted}）`}。不会另建密钥；放回之前，银行账号和证件号码既不能查看也不能录入，其他一切照常`,
  en: `WARNING: there are records, but the key file ${path}${noted === undefined ? "" : ` (fingerprint ${noted})`} is missing. No other key is made; until it is put back, account and identity numbers can neither be read nor entered, and all else goes on`,
});

const another = (path: string, there: string, noted: string): Words => ({
  zh: `警告：${path} 是另一个密钥（指纹 ${there}），已加密的内容需要指纹为 ${noted} 的密钥。放回之前，银行账号和证件号码既不能查看也不能录入，其他一切照常`,
  en: `WARNING: ${path} is another key (fingerprint ${there}); what is sealed needs the one with the fingerprint ${noted}. Until that is put back, account and identity numbers can neither be read nor entered, and all else goes on`,
});
