// Which key it is, without a word of the key: kept beside its file, in every seal and in every backup, so that another key in its place is noticed.
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";

/** 64 bits tell a handful of keys apart, and nobody finds 32 random bytes by them. */
export const fingerprintOf = (key: Uint8Array): string =>
  createHmac("sha256", key).update("jiangli field key").digest("hex").slice(0, 16);

export const isFingerprint = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{16}$/.test(value);

export const fingerprintFileOf = (keyFile: string): string => `${keyFile}.fingerprint`;

/** Of the key that the data was sealed with; undefined where nobody has noted it. */
export const notedFingerprint = async (keyFile: string): Promise<string | undefined> => {
  try {
    const noted = (await readFile(fingerprintFileOf(keyFile), "utf8")).trim();
    return isFingerprint(noted) ? noted : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};
