// Files in a bucket of S3: small ones in one piece, larger ones in parts, each with its checksum, and only where nothing stands yet.

import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { type FilePlace, inParts, measure, type Part } from "./file-content.ts";

type Upload = { s3: S3Client; name: { Bucket: string; Key: string } };

/** An endpoint of one's own is rarely reached under a name for each bucket, and AWS takes the bucket in the path too. */
export const bucketFiles = (bucket: string): FilePlace => {
  const { AWS_ENDPOINT_URL_S3: endpoint = process.env.AWS_ENDPOINT_URL } = process.env;
  const s3 = new S3Client({ maxAttempts: 3, forcePathStyle: endpoint !== undefined });
  const nameOf = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    put: async (key, content) => {
      const { through, result } = measure();
      const parts = inParts(through(content), partBytes)[Symbol.asyncIterator]();
      try {
        const taken = await put({ s3, name: nameOf(key) }, parts);
        return { ...result(), taken };
      } finally {
        // Whoever gives the bytes learns that no more are wanted.
        await parts.return?.();
      }
    },
    get: async (key) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand(nameOf(key)));
        return Body as AsyncIterable<Uint8Array> | undefined;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    remove: async (key) => {
      await s3.send(new DeleteObjectCommand(nameOf(key)));
    },
    list: async function* (prefix) {
      let from: string | undefined;
      do {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(from && { ContinuationToken: from }) }),
        );
        for (const { Key } of page.Contents ?? []) if (Key) yield Key;
        from = page.NextContinuationToken;
      } while (from !== undefined);
    },
  };
};

/** The least that S3 takes for any part but the last; with its 10,000 parts a file may have 48 GiB. */
const partBytes = 5 * 1024 * 1024;

const onlyIfFree = { IfNoneMatch: "*" } as const;

/** True when something stands there already. */
const put = async (upload: Upload, parts: AsyncIterator<Part>): Promise<boolean> => {
  const first = (await parts.next()).value as Part;
  return first.last ? await unlessTaken(() => putWhole(upload, first)) : await putInParts(upload, first, parts);
};

const putWhole = async ({ s3, name }: Upload, { bytes }: Part): Promise<void> => {
  await s3.send(new PutObjectCommand({ ...name, ...onlyIfFree, Body: bytes, ChecksumSHA256: checksumOf(bytes) }));
};

const putInParts = async ({ s3, name }: Upload, first: Part, parts: AsyncIterator<Part>): Promise<boolean> => {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...name, ChecksumAlgorithm: "SHA256" }));
  const upload = { ...name, UploadId };
  const uploaded: CompletedPart[] = [];
  let done = false;
  try {
    for (let part = first; ; part = (await parts.next()).value as Part) {
      const checksum = { ChecksumSHA256: checksumOf(part.bytes) };
      const number = { PartNumber: uploaded.length + 1 };
      const { ETag } = await s3.send(new UploadPartCommand({ ...upload, ...number, ...checksum, Body: part.bytes }));
      uploaded.push({ ...number, ...checksum, ...(ETag !== undefined && { ETag }) });
      if (part.last) break;
    }
    const taken = await unlessTaken(() =>
      s3.send(new CompleteMultipartUploadCommand({ ...upload, ...onlyIfFree, MultipartUpload: { Parts: uploaded } })),
    );
    done = !taken;
    return taken;
  } finally {
    // Should this fail too, the bucket's own rule clears unfinished uploads after a day; what went wrong first is what counts.
    if (!done) await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
  }
};

const unlessTaken = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return false;
  } catch (error) {
    if (taken.has((error as Error).name)) return true;
    throw error;
  }
};

/** The last one comes when the reply was lost and the client asked again: the upload is over, and the file is there. */
const taken = new Set(["PreconditionFailed", "ConditionalRequestConflict", "NoSuchUpload"]);

const checksumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");
