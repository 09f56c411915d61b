// Files in a bucket: what fails in the middle leaves no upload behind, and an answer that was lost is no second file.
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetFilePlace, getFile, putFile } from "../../functions/store/files.ts";
import type { BucketService } from "./bucket-service.ts";
import { bytesOf, mebibyte, openBucket } from "./places.ts";

const key = "0123456789/exports/payments.ndjson";

let service: BucketService;

beforeEach(async () => {
  service = await openBucket();
});

afterEach(() => {
  service.close();
  vi.unstubAllEnvs();
  forgetFilePlace();
});

const nothingIsLeft = (): void => {
  expect([...service.objects.keys()]).toEqual([]);
  expect(service.uploads.size).toBe(0);
};

test("a small file goes in one call, a large one in parts of 5 MiB", async () => {
  await putFile(key, bytesOf(5 * mebibyte, 1));
  expect(service.calls).toEqual(["put"]);
  service.calls.length = 0;
  await putFile(`${key}.2`, bytesOf(10 * mebibyte + 1, 1));
  expect(service.calls).toEqual(["create", "part", "part", "part", "complete"]);
});

describe("in the middle of a large file", () => {
  test.each([
    { call: "create", from: 1, status: 403, name: "AccessDenied" },
    { call: "part", from: 2, status: 403, name: "AccessDenied" },
    { call: "part", from: 2, status: 500, name: "InternalError" },
    { call: "complete", from: 1, status: 400, name: "InvalidPart" },
    { call: "complete", from: 1, status: 200, name: "InternalError" },
  ] as const)("$call fails with $status $name: the upload is aborted and nothing is there", async (fault) => {
    service.fail(fault);
    await expect(putFile(key, bytesOf(12 * mebibyte, 1))).rejects.toThrow(fault.name);
    nothingIsLeft();
    expect(service.calls.includes("abort")).toBe(fault.call !== "create");
    service.fail(undefined);
    expect(await putFile(key, bytesOf(12 * mebibyte, 1))).toMatchObject({ ok: true, value: { alreadyThere: false } });
    expect(service.uploads.size).toBe(0);
  });

  test("the source fails: the upload is aborted, and the source's error is told", async () => {
    const breaking = async function* () {
      yield* bytesOf(12 * mebibyte, 1);
      throw new Error("source broken");
    };
    await expect(putFile(key, breaking())).rejects.toThrow("source broken");
    expect(service.calls).toEqual(["create", "part", "part", "abort"]);
    nothingIsLeft();
  });

  test("a source is told when no more of it is wanted", async () => {
    let told = false;
    const source = async function* () {
      try {
        yield* bytesOf(40 * mebibyte, 1);
      } finally {
        told = true;
      }
    };
    service.fail({ call: "part", from: 1, status: 403, name: "AccessDenied" });
    await expect(putFile(key, source())).rejects.toThrow("AccessDenied");
    expect(told).toBe(true);
  });

  test("what went wrong first is told, even when aborting fails too", async () => {
    const breaking = async function* () {
      yield* bytesOf(6 * mebibyte, 1);
      throw new Error("source broken");
    };
    service.fail({ call: "abort", from: 1, status: 403, name: "AccessDenied" });
    await expect(putFile(key, breaking())).rejects.toThrow("source broken");
  });
});

describe("when the answer is lost after the file was written", () => {
  test.each([
    { call: "put", sizeBytes: 1000 },
    { call: "complete", sizeBytes: 6 * mebibyte },
  ] as const)("$call is asked again and finds its own file", async ({ call, sizeBytes }) => {
    service.fail({ call, from: 1, times: 1, status: 500, name: "InternalError", after: true });
    expect(await putFile(key, bytesOf(sizeBytes, 1))).toMatchObject({
      ok: true,
      value: { sizeBytes, alreadyThere: true },
    });
    expect(service.uploads.size).toBe(0);
    expect((await buffer((await getFile(key)) ?? bytesOf(0, 0))).length).toBe(sizeBytes);
  });
});

test("a file that another is just writing is refused for now", async () => {
  service.fail({ call: "put", from: 1, status: 409, name: "ConditionalRequestConflict" });
  const outcome = await putFile(key, Buffer.from("x"));
  expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: "busy" }]);
});

test("a missing grant is not a missing file", async () => {
  service.fail({ call: "get", from: 1, status: 403, name: "AccessDenied" });
  await expect(getFile(key)).rejects.toThrow("AccessDenied");
});

test("of a large file no more than about two parts wait in memory", async () => {
  let mostWaiting = 0;
  const before = service.receivedBytes();
  const watched = bytesOf(48 * mebibyte, 1, (given) => {
    mostWaiting = Math.max(mostWaiting, given - (service.receivedBytes() - before));
  });
  expect((await putFile(key, watched)).ok).toBe(true);
  expect(mostWaiting).toBeLessThanOrEqual(11 * mebibyte);
});
