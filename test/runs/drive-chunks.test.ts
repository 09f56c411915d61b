// The driver of chunks alone: what is done is passed over, what fails stops it, and no worker goes on after it has ended.
import { expect, test } from "vitest";
import type { Chunk } from "../../domain/runs/manifest.ts";
import { driveChunks } from "../../functions/runs/drive-chunks.ts";

async function* chunks(count: number): AsyncGenerator<Chunk> {
  for (let number = 0; number < count; number++) yield { number, lines: [] };
}

const always = (): boolean => true;
const never = (): boolean => false;

test("every chunk without a mark is worked on once, by however many workers", async () => {
  for (const workers of [1, 4, 20]) {
    const seen: number[] = [];
    const work = async ({ number }: Chunk): Promise<void> => void seen.push(number);
    expect(await driveChunks({ chunks: chunks(9), isDone: (n) => n % 3 === 0, work, hasTime: always, workers })).toBe(
      true,
    );
    expect(seen.sort()).toEqual([1, 2, 4, 5, 7, 8]);
  }
});

test("without time nothing is begun, and what is marked already needs none", async () => {
  const seen: number[] = [];
  const work = async ({ number }: Chunk): Promise<void> => void seen.push(number);
  expect(await driveChunks({ chunks: chunks(3), isDone: never, work, hasTime: never })).toBe(false);
  expect(await driveChunks({ chunks: chunks(3), isDone: always, work, hasTime: never })).toBe(true);
  expect(seen).toEqual([]);
});

test("a chunk that fails stops all workers, and they have come to rest when it is told", async () => {
  let atWork = 0;
  const seen: number[] = [];
  const work = async ({ number }: Chunk): Promise<void> => {
    atWork += 1;
    seen.push(number);
    await new Promise((resolve) => setTimeout(resolve, number));
    atWork -= 1;
    if (number === 1) throw new Error("lost");
  };
  const driven = driveChunks({ chunks: chunks(1000), isDone: never, work, hasTime: always, workers: 3 });
  await expect(driven).rejects.toThrow("lost");
  expect([atWork, seen.length < 20]).toEqual([0, true]);
});
