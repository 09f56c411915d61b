// How the refusals of records are worded: people, cases, awards, budgets, runs and who may do what.
import type { Wording } from "../words.ts";

export const recordWording = {} satisfies Wording;
