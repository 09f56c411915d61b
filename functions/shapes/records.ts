// Shapes that the operations on records share: how they are read, and how the description of the service shows them.
import * as z from "zod/mini";
import { leaves } from "../../domain/policy/schema.ts";
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

/** A text of some length: reasons, descriptions. */
export const proseShape = leaves.label.check(z.maxLength(4000, { error: "text-too-long" }));

export const pageQueryShape = z.strictObject(pageFields);
