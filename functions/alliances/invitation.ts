// The code with which an enterprise joins an alliance: made by chance, told once to who asks for it, and kept only as a hash.
import { randomBytes } from "node:crypto";
import type { Handler } from "../http/event.ts";
import { sha256Hex } from "../store/sha256.ts";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** 120 bits, in groups that can be read out. */
export const newCode = (): string =>
  Array.from(randomBytes(24), (byte) => letters.charAt(byte % 32))
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");

export const hashOfCode = (code: string): string => sha256Hex(code.toLowerCase().replaceAll(/[^0-9a-z]/g, ""));

/** What is kept under the Idempotency-Key lacks the code: asked again, it is not told again. */
export const tellingOnce =
  (serve: (code: string) => Handler): Handler =>
  async (event, context) => {
    const code = newCode();
    const answer = await serve(code)(event, context);
    const isFirst = answer.statusCode < 300 && answer.headers["idempotent-replayed"] === undefined;
    return isFirst ? { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), code }) } : answer;
  };
