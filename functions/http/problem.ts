// Refusals as a problem document (RFC 9457): one stable type, every problem found, both languages.
import type { Refusal } from "../../domain/refusals.ts";
import { type RefusalStatus, statuses } from "./statuses.ts";

export type Problem = {
  type: `urn:jiangli:problem:${string}`;
  title: string;
  status: RefusalStatus;
  detail: string;
  instance: string;
  /** The detail in Chinese. */
  zh: string;
  errors: { path: string; code: string; message: string; zh: string }[];
};

/** What cannot be read outranks what the rules refuse: status, type and detail are those of the first problem in that order. */
export const problemOf = (refusals: readonly Refusal[], instance: string): Problem => {
  const errors = refusals.toSorted((a, b) => statuses[a.code] - statuses[b.code]);
  const [first] = errors;
  if (!first) throw new Error("A problem needs at least one refusal.");
  const others = errors.length - 1;
  return {
    type: `urn:jiangli:problem:${first.code}`,
    title: titleOf(first.code),
    status: statuses[first.code],
    detail: others === 0 ? first.says.en : `${first.says.en} (and ${others} more)`,
    instance,
    zh: others === 0 ? first.says.zh : `${first.says.zh}（另有 ${others} 处）`,
    errors: errors.slice(0, errorsMax).map(({ path, code, says }) => ({ path, code, message: says.en, zh: says.zh })),
  };
};

/** Beyond this many, more problems help no one; the detail says how many there are. */
const errorsMax = 100;

/** Names the request in the logs: whoever reports a problem can quote it. */
export const instanceOf = (requestId: string): string => `urn:jiangli:request:${requestId}`;

const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll("-", " ")}`;
