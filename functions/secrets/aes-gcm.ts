// AES-256-GCM with a fresh nonce: what it gives opens under the same key and the same bound bytes only.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export type Boxed = { iv: Buffer; text: Buffer; tag: Buffer };

export const keyBytes = 32;
export const ivBytes = 12;
export const tagBytes = 16;

const algorithm = "aes-256-gcm";

export const box = (key: Uint8Array, bound: Uint8Array, plain: Uint8Array): Boxed => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(bound);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv, text, tag: cipher.getAuthTag() };
};

/** Undefined when anything differs from what was boxed. A shorter tag, which would be easier to guess, counts as different. */
export const unbox = (key: Uint8Array, bound: Uint8Array, { iv, text, tag }: Boxed): Buffer | undefined => {
  if (key.length !== keyBytes || iv.length !== ivBytes || tag.length !== tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(tag);
  const plain = decipher.update(text);
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    plain.fill(0);
    return undefined;
  }
};
