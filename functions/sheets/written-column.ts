// What the writers of all formats are told of a column.
import type { Words } from "../../domain/words.ts";

/** An amount is written as in "1200.50", a whole number as in "12"; everything else is text, ids and account numbers too. */
export type WrittenColumn = {
  name: string;
  headings: Words;
  as: "text" | "amount" | "whole";
  /** In a workbook, in widths of a digit. */
  widthDigits?: number;
};

/** Texts by the names of the columns; one that is left out is an empty cell. */
export type SheetRecord<C extends readonly WrittenColumn[]> = { [K in C[number]["name"]]?: string | undefined };
