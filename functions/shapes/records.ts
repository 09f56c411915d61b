// Shapes that the operations on records share: how they are read, and how the description of the service shows them.
import * as z from "zod/mini";
import { leaves } from "../../domain/policy/schema.ts";
import { proseUpTo } from "../../domain/values/prose.ts";
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
export const proseShape = proseUpTo(4000);

export const pageQueryShape = z.strictObject(pageFields);
