// Why cases could not be calculated or read: counted by the first reason of each, with the first few as examples.
import type { Refusal } from "../refusals.ts";
import type { Words } from "../words.ts";
import { ownText } from "./sums.ts";

/** A case by its key, a line or row by its number. */
export type Whence = { key?: string | undefined; row?: number | undefined };

export type Reason = {
  code: string;
  count: number;
  examples: { key?: string; row?: number; path: string; says: Words }[];
};

const examplesMax = 5;

export const countReasons = () => {
  const byCode = new Map<string, Reason>();
  let count = 0;
  return {
    add: ({ key, row }: Whence, [first]: readonly Refusal[]): void => {
      if (first === undefined) throw new Error("A refusal without a reason.");
      count++;
      const { code, path, says } = first;
      const reason = byCode.get(code) ?? { code, count: 0, examples: [] };
      byCode.set(code, reason);
      reason.count++;
      if (reason.examples.length < examplesMax)
        reason.examples.push({
          ...(key !== undefined && { key: ownText(key) }),
          ...(row !== undefined && { row }),
          path: ownText(path),
          says: { zh: ownText(says.zh), en: ownText(says.en) },
        });
    },
    count: (): number => count,
    /** The most frequent first. */
    list: (): Reason[] => [...byCode.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
};
