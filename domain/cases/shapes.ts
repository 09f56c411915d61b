// What requests about cases may hold: the parts that the steps of every kind are made of.
import * as z from "zod/mini";
import { leaves } from "../policy/schema.ts";
import { proseUpTo, textUpTo } from "../values/prose.ts";
import { isText } from "../values/text.ts";

const authorsMax = 20;
const evidenceMax = 20;

export const weightShape = leaves.atLeastOne.check(
  z.refine((weight) => weight <= 1_000_000, { error: "whole-number-invalid", params: { wanted: "1–1000000" } }),
);

const linkShape = z.string().check(
  z.maxLength(2000),
  z.refine((link) => isText(link) && /^https?:\/\/[^\s/]\S*$/.test(link), { error: "link-invalid" }),
);

const evidence = z.array(z.strictObject({ title: textUpTo(200), link: linkShape }));

export const evidenceShape = evidence.check(z.maxLength(evidenceMax));
/** Where nothing is done without it. */
export const someEvidenceShape = evidence.check(z.minLength(1), z.maxLength(evidenceMax));

export const titleShape = textUpTo(200);
export const proseShape = proseUpTo(4000);
export const reasonsText = proseUpTo(1000);

export const sharesShape = z
  .array(z.strictObject({ person: leaves.id, weight: weightShape }))
  .check(z.minLength(1), z.maxLength(authorsMax));

/** By their names in the scheme; the form says which there are. */
export const factsShape = z.record(z.string(), z.union([textUpTo(200), z.number()]));

export const { id: idShape, day: dayShape, money: moneyShape, label: labelShape, name: nameShape } = leaves;

/** Nothing but why. */
export const withReasons = z.strictObject({ reasons: reasonsText });
