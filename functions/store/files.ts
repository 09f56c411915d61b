// The one door to files: imports that came in, exports and manifests that go out. A folder on one machine, a bucket on AWS.
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { type Content, type FilePlace, type Fingerprint, fingerprintOf } from "./file-content.ts";
import { folderFiles } from "./file-folder.ts";
import { checkKey, checkPrefix } from "./file-keys.ts";

/** `alreadyThere`: the same bytes stood under this key before. */
export type StoredFile = Fingerprint & { alreadyThere: boolean };

/** A file is written whole or not at all, and never over another: the same bytes again are fine, others are refused. */
export const putFile = async (key: string, content: Content): Promise<Outcome<StoredFile>> => {
  checkKey(key);
  const place = await filePlace();
  const { taken, ...fingerprint } = await place.put(key, content);
  if (!taken) return accept({ ...fingerprint, alreadyThere: false });
  const there = await place.get(key);
  // Another was still writing it, or has removed it since.
  if (!there) return refuseAll([refuse("busy", "")]);
  const { sha256 } = await fingerprintOf(there);
  if (sha256 !== fingerprint.sha256) return refuseAll([refuse("file-differs", "", { name: key })]);
  return accept({ ...fingerprint, alreadyThere: true });
};

/** Undefined when there is none. Whoever asks for a file reads it, or breaks off reading: until then it is held open. */
export const getFile = async (key: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
  checkKey(key);
  return (await filePlace()).get(key);
};

/** Removing what is not there is fine. */
export const removeFile = async (key: string): Promise<void> => {
  checkKey(key);
  await (await filePlace()).remove(key);
};

/** The keys that begin so; a prefix names the enterprise in full. */
export async function* listFiles(prefix: string): AsyncIterable<string> {
  checkPrefix(prefix);
  yield* (await filePlace()).list(prefix);
}

let place: Promise<FilePlace> | undefined;

const filePlace = (): Promise<FilePlace> => {
  place ??= openPlace(process.env);
  return place;
};

/** For tests, and for a service that makes its own folder: the next call looks at the environment anew. */
export const forgetFilePlace = (): void => {
  place = undefined;
};

const openPlace = async ({ JIANGLI_BUCKET: bucket, JIANGLI_FILES: folder }: NodeJS.ProcessEnv): Promise<FilePlace> => {
  if (bucket) return (await import("./file-bucket.ts")).bucketFiles(bucket);
  if (folder) return folderFiles(folder);
  throw new Error(
    "没有存放文件的地方：请设置 JIANGLI_FILES（文件夹）或 JIANGLI_BUCKET（S3 存储桶）\n" +
      "There is no place for files: set JIANGLI_FILES (a folder) or JIANGLI_BUCKET (a bucket in S3)",
  );
};
