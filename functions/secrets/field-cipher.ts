// Single fields of a person, sealed: each under a data key of its own, bound to its enterprise, person and field.
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { box, unbox } from "./aes-gcm.ts";
import { isFingerprint } from "./key-fingerprint.ts";
import { keyHolder } from "./key-holder.ts";
import { type Place, placeBytes, sealVersion } from "./place.ts";

/** Everything but the version is base64; `key` is the data key as only the key's holder can open it, `by` which key file that is. */
export type SealedField = {
  v: typeof sealVersion;
  key: string;
  iv: string;
  text: string;
  tag: string;
  by?: string;
};

/** Throws where there is no key: ask `keyHolder` first. */
export const sealField = async (plain: string, place: Place): Promise<SealedField> => {
  const holder = await keyHolder();
  if (!holder.ok) throw new Error(holder.refusals.map(({ says }) => `${says.zh}\n${says.en}`).join("\n"));
  const { newDataKey, fingerprint } = holder.value;
  const { key, wrapped } = await newDataKey(place);
  const { iv, text, tag } = box(key, placeBytes(place), Buffer.from(plain, "utf8"));
  key.fill(0);
  return {
    v: sealVersion,
    key: base64(wrapped),
    iv: base64(iv),
    text: base64(text),
    tag: base64(tag),
    ...(fingerprint !== undefined && { by: fingerprint }),
  };
};

/** What was changed, or stands where it was not sealed, does not open. */
export const openField = async (sealed: unknown, place: Place): Promise<Outcome<string>> => {
  const parts = partsOf(sealed);
  if (!parts) return broken;
  const holder = await keyHolder();
  if (!holder.ok) return holder;
  const { openDataKey, fingerprint } = holder.value;
  if (parts.by !== undefined && parts.by !== fingerprint)
    return refuseAll([refuse("sealed-by-another-key", "", { wanted: parts.by, given: fingerprint ?? "KMS" })]);
  const key = await openDataKey(parts.key, place);
  if (!key) return broken;
  const plain = unbox(key, placeBytes(place), parts);
  key.fill(0);
  return plain ? accept(plain.toString("utf8")) : broken;
};

/** Says nothing of which part it was. */
const broken = refuseAll([refuse("sealed-field-broken", "")]);

/** What was sealed before keys had fingerprints names none. */
const partsOf = (sealed: unknown) => {
  if (typeof sealed !== "object" || sealed === null) return undefined;
  const { v, by, ...texts } = sealed as Partial<SealedField>;
  if (v !== sealVersion || Object.keys(texts).length !== 4) return undefined;
  if (by !== undefined && !isFingerprint(by)) return undefined;
  const [key, iv, text, tag] = [texts.key, texts.iv, texts.text, texts.tag].map(bytesOf);
  return key && iv && text && tag ? { key, iv, text, tag, by } : undefined;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Node skips what is not base64 and ignores left-over bits: a second spelling of the same bytes is none. */
const bytesOf = (text: unknown): Buffer | undefined => {
  if (typeof text !== "string") return undefined;
  const bytes = Buffer.from(text, "base64");
  return base64(bytes) === text ? bytes : undefined;
};
