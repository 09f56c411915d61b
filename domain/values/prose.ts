// Texts that people write, as requests take them: of bounded length, without anything that cannot be seen.
import * as z from "zod/mini";
import { isText } from "./text.ts";

/** A text on one line, of bounded length. */
export const textUpTo = (lengthMax: number) =>
  z.string().check(
    z.maxLength(lengthMax),
    z.refine((text) => isText(text) && text.length > 0, { error: "text-invalid" }),
  );

/** Text of several lines. */
export const proseUpTo = (lengthMax: number) =>
  z.string().check(
    z.maxLength(lengthMax),
    z.refine((text) => isText(text.replaceAll("\n", " ")) && text.trim() !== "", { error: "text-invalid" }),
  );
