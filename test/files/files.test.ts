// The door to files, before a folder and before a bucket: the same promises in both.
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetFilePlace, getFile, listFiles, putFile, removeFile } from "../../functions/store/files.ts";
import { bytesOf, mebibyte, openBucket, openFolder } from "./places.ts";

const tenant = "0123456789";
const key = `${tenant}/exports/2026-11.csv`;

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const read = async (name: string): Promise<Buffer | undefined> => {
  const file = await getFile(name);
  return file && (await buffer(file));
};

const listed = async (prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const each of listFiles(prefix)) keys.push(each);
  return keys;
};

describe.each([
  { place: "a folder", open: openFolder },
  { place: "a bucket", open: openBucket },
])("in $place", ({ open }) => {
  let close: () => unknown;

  beforeEach(async () => {
    ({ close } = await open());
  });

  afterEach(async () => {
    await close();
    vi.unstubAllEnvs();
    forgetFilePlace();
  });

  test.each([0, 1, 5 * mebibyte - 1, 5 * mebibyte, 5 * mebibyte + 1, 10 * mebibyte, 13 * mebibyte + 7])(
    "%i bytes come back as they were, given as a stream or at once",
    async (sizeBytes) => {
      const whole = await buffer(bytesOf(sizeBytes, 1));
      const expected = { sizeBytes, sha256: sha256(whole), alreadyThere: false };
      expect(await putFile(key, bytesOf(sizeBytes, 1))).toEqual({ ok: true, value: expected });
      expect((await read(key))?.equals(whole)).toBe(true);
      expect(await putFile(`${key}.2`, whole)).toEqual({ ok: true, value: expected });
      expect((await read(`${key}.2`))?.equals(whole)).toBe(true);
    },
  );

  test.each([10, 6 * mebibyte])("%i bytes are never overwritten; the same again are fine", async (sizeBytes) => {
    const before = await buffer(bytesOf(sizeBytes, 1));
    await putFile(key, before);
    expect(await putFile(key, bytesOf(sizeBytes, 1))).toEqual({
      ok: true,
      value: { sizeBytes, sha256: sha256(before), alreadyThere: true },
    });
    const refused = await putFile(key, bytesOf(sizeBytes, 2));
    expect(!refused.ok && refused.refusals).toMatchObject([{ code: "file-differs" }]);
    expect((await read(key))?.equals(before)).toBe(true);
  });

  test("of many who write at once one succeeds, and the file is whole", async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, seed) => putFile(key, bytesOf(3000, seed))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const won = outcomes.findIndex(({ ok }) => ok);
    expect((await read(key))?.equals(await buffer(bytesOf(3000, won)))).toBe(true);
  });

  test.each([100, 7 * mebibyte])("a source that breaks off after %i bytes leaves nothing", async (sizeBytes) => {
    const breaking = async function* () {
      yield* bytesOf(sizeBytes, 1);
      throw new Error("source broken");
    };
    await expect(putFile(key, breaking())).rejects.toThrow("source broken");
    expect(await getFile(key)).toBeUndefined();
    expect(await listed(`${tenant}/`)).toEqual([]);
  });

  test("a chunk whose memory is used again is stored as it was given", async () => {
    const reusing = async function* () {
      const chunk = Buffer.alloc(1000);
      for (let round = 1; round <= 3; round++) yield chunk.fill(round);
    };
    await putFile(key, reusing());
    expect([...((await read(key)) ?? [])].filter((_, at) => at % 1000 === 999)).toEqual([1, 2, 3]);
  });

  test("what is not there is undefined, and removing it is fine", async () => {
    expect(await getFile(key)).toBeUndefined();
    await removeFile(key);
    await putFile(key, Buffer.from("x"));
    await removeFile(key);
    expect(await getFile(key)).toBeUndefined();
    expect((await putFile(key, Buffer.from("other"))).ok).toBe(true);
  });

  test("a list has what begins so, in order, and nothing of another enterprise", async () => {
    const names = ["imports/b", "imports/a-1", "imports/a/2", "imports/a.3", "imports/a/1", "exports/9", "imports2/x"];
    for (const name of names) await putFile(`${tenant}/${name}`, Buffer.from(name));
    await putFile("0123456780/imports/c", Buffer.from("foreign"));
    const withTenant = (...all: string[]) => all.map((name) => `${tenant}/${name}`);
    expect(await listed(`${tenant}/`)).toEqual(withTenant(...[...names].sort()));
    expect(await listed(`${tenant}/imports/`)).toEqual(
      withTenant("imports/a-1", "imports/a.3", "imports/a/1", "imports/a/2", "imports/b"),
    );
    expect(await listed(`${tenant}/imports/a`)).toEqual(
      withTenant("imports/a-1", "imports/a.3", "imports/a/1", "imports/a/2"),
    );
    expect(await listed(`${tenant}/imports/a/`)).toEqual(withTenant("imports/a/1", "imports/a/2"));
    expect(await listed(`${tenant}/none`)).toEqual([]);
    expect(await listed(`${tenant}/none/`)).toEqual([]);
  });

  test.each([
    "",
    "/",
    tenant,
    `${tenant}/`,
    `/${key}`,
    `${tenant}//x`,
    `${tenant}/../9876543210/x`,
    `${tenant}/x/..`,
    `${tenant}/./x`,
    `${tenant}/.unfinished`,
    `${tenant}/x\\y`,
    `${tenant}/x y`,
    `${tenant}/工资.csv`,
    `${tenant}/x\0`,
    `${tenant}/x\n`,
    `${tenant}/%2e%2e/x`,
    `${tenant}/${"x".repeat(65)}`,
    `${tenant}/${"x/".repeat(8)}x`,
    `012345678/x`,
    `01234567890/x`,
    `../3456789/x`,
    `..........//x`,
    "C:\\x",
  ])("no key: %j", async (wrong) => {
    await expect(putFile(wrong, Buffer.from("x"))).rejects.toThrow("Not a key");
    await expect(getFile(wrong)).rejects.toThrow("Not a key");
    await expect(removeFile(wrong)).rejects.toThrow("Not a key");
  });

  test.each([
    "",
    tenant,
    "012345678",
    `${tenant}/../`,
    `${tenant}/..`,
    "/",
    `${tenant}/x//`,
    `${tenant}/${"x/".repeat(8)}`,
  ])("no beginning of keys: %j", async (wrong) => {
    await expect(listed(wrong)).rejects.toThrow("Not a key");
  });
});

test("without a place for files it says what to set", async () => {
  vi.stubEnv("JIANGLI_BUCKET", undefined);
  vi.stubEnv("JIANGLI_FILES", undefined);
  forgetFilePlace();
  await expect(getFile(key)).rejects.toThrow(/请设置 JIANGLI_FILES[\s\S]*set JIANGLI_FILES/);
  vi.unstubAllEnvs();
  forgetFilePlace();
});
