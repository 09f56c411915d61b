// The two places where files lie, each opened anew and empty for a test.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { forgetFilePlace } from "../../functions/store/files.ts";
import { type BucketService, bucket, startBucketService } from "./bucket-service.ts";

export const openFolder = async (): Promise<{ folder: string; close: () => Promise<void> }> => {
  const above = await mkdtemp(join(tmpdir(), "jiangli-files-"));
  const folder = join(above, "files");
  vi.stubEnv("JIANGLI_BUCKET", undefined);
  vi.stubEnv("JIANGLI_FILES", folder);
  forgetFilePlace();
  return { folder, close: () => rm(above, { recursive: true }) };
};

export const openBucket = async (): Promise<BucketService> => {
  const service = await startBucketService();
  vi.stubEnv("JIANGLI_FILES", undefined);
  vi.stubEnv("JIANGLI_BUCKET", bucket);
  vi.stubEnv("AWS_ENDPOINT_URL_S3", service.address);
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "dummy");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "dummy");
  forgetFilePlace();
  return service;
};

export const mebibyte = 1024 * 1024;

/** The same bytes for the same seed, in chunks of one mebibyte. */
export async function* bytesOf(sizeBytes: number, seed: number, onChunk?: (soFar: number) => void) {
  for (let from = 0; from < sizeBytes; from += mebibyte) {
    const chunk = Buffer.alloc(Math.min(mebibyte, sizeBytes - from), `${seed}:${from};`);
    onChunk?.(from + chunk.length);
    yield chunk;
  }
}
