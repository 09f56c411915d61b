// The key of one machine: a file of 32 random bytes that only its owner may read. Whoever loses it loses every sealed field.
import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";
import { box, ivBytes, keyBytes, tagBytes, unbox } from "./aes-gcm.ts";
import { fingerprintOf, notedFingerprint } from "./key-fingerprint.ts";
import { type KeyHolder, placeBytes } from "./place.ts";

/** Never over a file that is there: it may hold the only key to what is sealed already. */
export const makeKeyFile = async (path: string): Promise<Outcome<"made">> => {
  try {
    const file = await open(path, "wx", ownerOnly);
    try {
      await file.writeFile(randomBytes(keyBytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
    return accept("made");
  } catch (error) {
    return refuseAll([
      refuse("key-file-unusable", "", { name: path, given: reasonOf(error as NodeJS.ErrnoException) }),
    ]);
  }
};

export const readKeyFile = async (path: string): Promise<Outcome<Buffer>> => {
  const wrong = (given: Words) => refuseAll([refuse("key-file-unusable", "", { name: path, given })]);
  try {
    const file = await open(path, "r");
    try {
      const { mode, size } = await file.stat();
      if ((mode & 0o777) !== ownerOnly) return wrong(otherMode(mode & 0o777));
      if (size !== keyBytes) return wrong(otherSize(size));
      return accept(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return wrong(reasonOf(error as NodeJS.ErrnoException));
  }
};

/** The data key is boxed under the file's key: nonce, text and tag, one after the other. A key that the data was not sealed with is none. */
export const fileKeyHolder = async (path: string): Promise<Outcome<KeyHolder>> => {
  const reading = await readKeyFile(path);
  if (!reading.ok) return reading;
  const master = reading.value;
  const fingerprint = fingerprintOf(master);
  const noted = await notedFingerprint(path);
  if (noted !== undefined && noted !== fingerprint)
    return refuseAll([refuse("key-file-unusable", "", { name: path, given: otherKey(fingerprint, noted) })]);
  return accept({
    fingerprint,
    newDataKey: async (place) => {
      const key = randomBytes(keyBytes);
      const { iv, text, tag } = box(master, placeBytes(place), key);
      return { key, wrapped: Buffer.concat([iv, text, tag]) };
    },
    openDataKey: async (wrapped, place) => {
      if (wrapped.length !== ivBytes + keyBytes + tagBytes) return undefined;
      const bytes = Buffer.from(wrapped);
      return unbox(master, placeBytes(place), {
        iv: bytes.subarray(0, ivBytes),
        text: bytes.subarray(ivBytes, -tagBytes),
        tag: bytes.subarray(-tagBytes),
      });
    },
  });
};

const ownerOnly = 0o600;

/** A file is only there for good once its folder's entry is. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
};

const otherKey = (there: string, wanted: string): Words => ({
  zh: `其中是另一个密钥（指纹 ${there}）；数据是用指纹为 ${wanted} 的密钥加密的，请放回那一个`,
  en: `it holds another key (fingerprint ${there}) than the data was sealed with (${wanted}); put that one back`,
});

const otherMode = (mode: number): Words => ({
  zh: `权限应为 600，实际为 ${mode.toString(8)}；请执行 chmod 600，并确认他人未曾复制`,
  en: `its mode must be 600, not ${mode.toString(8)}; run chmod 600 and make sure that nobody has copied it`,
});

const otherSize = (sizeBytes: number): Words => ({
  zh: `应为 ${keyBytes} 字节，实际为 ${sizeBytes}；请从备份恢复`,
  en: `it must have ${keyBytes} bytes, not ${sizeBytes}; restore it from a backup`,
});

const reasonOf = ({ code = "", message }: NodeJS.ErrnoException): Words => {
  if (code === "ENOENT")
    return {
      zh: "文件不存在；请从备份恢复，从未有过加密数据时可新建",
      en: "it does not exist; restore it from a backup, or make one if nothing was ever sealed",
    };
  if (code === "EEXIST") return { zh: "文件已存在，不会覆盖", en: "it exists already and is not overwritten" };
  if (code === "EACCES" || code === "EPERM")
    return { zh: "无权读写；请改正其所有者", en: "it may not be opened; correct its owner" };
  return { zh: `无法打开（${message}）`, en: `it cannot be opened (${message})` };
};
