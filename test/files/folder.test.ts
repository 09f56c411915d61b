// Files in a folder: for the owner alone, and a writer that was killed leaves nothing that anyone sees.
import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetFilePlace, getFile, listFiles, putFile } from "../../functions/store/files.ts";
import { openFolder } from "./places.ts";

const tenant = "0123456789";
const key = `${tenant}/imports/people.xlsx`;

let folder: string;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ folder, close } = await openFolder());
});

afterEach(async () => {
  await close();
  vi.unstubAllEnvs();
  forgetFilePlace();
});

const modeOf = async (...names: string[]): Promise<number> => (await stat(join(folder, ...names))).mode & 0o777;

test("nobody else reads files or folders", async () => {
  await putFile(key, Buffer.from("x"));
  expect(await modeOf(key)).toBe(0o600);
  for (const names of [[], [tenant], [tenant, "imports"]]) expect(await modeOf(...names)).toBe(0o700);
});

test("nothing is seen of a file before all of it is there", async () => {
  const seen: unknown[] = [];
  const watching = async function* () {
    for (let part = 0; part < 3; part++) {
      yield Buffer.alloc(100_000, part);
      seen.push(await getFile(key));
      for await (const each of listFiles(`${tenant}/`)) seen.push(each);
    }
  };
  expect((await putFile(key, watching())).ok).toBe(true);
  expect(seen).toEqual([undefined, undefined, undefined]);
  expect(await getFile(key)).toBeDefined();
});

test("what a killed writer left is cleared away after a day, and not before", async () => {
  const unfinished = join(folder, ".unfinished");
  await mkdir(unfinished, { recursive: true });
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await writeFile(join(unfinished, "old"), "half");
  await utimes(join(unfinished, "old"), twoDaysAgo, twoDaysAgo);
  await writeFile(join(unfinished, "young"), "half");
  await putFile(key, Buffer.from("x"));
  expect(await readdir(unfinished)).toEqual(["young"]);
});

test("a file that is not read to its end is let go", async () => {
  await putFile(key, Buffer.alloc(1_000_000));
  const file = (await getFile(key)) as Readable;
  for await (const _ of file) break;
  await vi.waitFor(() => expect(file.closed).toBe(true));
});
