// Shapes that the operations on records share: how they are read, and how the description of the service shows them.
import * as z from "zod/mini";
import { leaves } from "../../domain/policy/schema.ts";
import { isText } from "../../domain/values/text.ts";
import { pageFields } from "../http/page.ts";

/** Ids, days, amounts and text as everywhere in the product. */
export const {
  id: idShape,
  day: dayShape,
  money: moneyShape,
  label: labelShape,
  whole: wholeShape,
  name: nameShape,
} = leaves;

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

/** A text of some length: reasons, descriptions. */
export const proseShape = proseUpTo(4000);

export const pageQueryShape = z.strictObject(pageFields);
