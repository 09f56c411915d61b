// What a replay of a draft takes and shows: the same report as in the terminal, with the span that was looked at.
import * as z from "zod/mini";
import { digestShape, wordsShape } from "./common.ts";
import { dayShape, idShape } from "./records.ts";

export const replaySpanShape = z.strictObject({ from: dayShape, until: dayShape });

export type ReplaySpan = z.output<typeof replaySpanShape>;

/** A sum may pass the largest amount, and a change may be negative. */
const sumShape = z.string().check(z.regex(/^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/));

const amounts = {
  cases: z.int(),
  new: sumShape,
  old: z.optional(sumShape),
  change: z.optional(sumShape),
};
const amountsShape = z.strictObject(amounts);

const sideShape = z.strictObject({ lapsed: sumShape, notEligible: z.int() });

const changedShape = z.strictObject({
  key: z.string(),
  row: z.optional(z.int()),
  scheme: idShape,
  new: sumShape,
  old: sumShape,
  change: sumShape,
});

const placeFields = { scheme: idShape, version: z.optional(z.int()), clause: z.string() };

const placesShape = z.array(z.strictObject({ ...placeFields, says: wordsShape, cases: z.int(), amount: sumShape }));

const besideShape = z.strictObject({ from: z.string(), until: z.string(), cases: z.int() });

const edgesShape = z.array(
  z.strictObject({ ...placeFields, edge: z.string(), below: besideShape, above: besideShape, standsOut: z.boolean() }),
);

const reasonsShape = z.array(
  z.strictObject({
    code: z.string(),
    count: z.int(),
    examples: z.array(
      z.strictObject({
        key: z.optional(z.string()),
        row: z.optional(z.int()),
        path: z.string(),
        says: wordsShape,
      }),
    ),
  }),
);

const policyShape = z.strictObject({
  id: idShape,
  from: dayShape,
  title: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
  digest: digestShape,
});

const onlyShape = z.strictObject({ cases: z.int(), amount: sumShape });

export const replayedShape = z.strictObject({
  ...replaySpanShape.shape,
  /** How many awards were read. */
  awards: z.int(),
  policy: policyShape,
  against: z.optional(z.union([policyShape, z.literal("recorded")])),
  read: z.int(),
  compared: amountsShape,
  new: sideShape,
  old: z.optional(sideShape),
  changes: z.optional(
    z.strictObject({
      winners: amountsShape,
      losers: amountsShape,
      unchanged: amountsShape,
      people: z.strictObject({ winners: z.int(), losers: z.int(), unchanged: z.int() }),
      gains: z.array(changedShape),
      losses: z.array(changedShape),
    }),
  ),
  bySchemes: z.array(z.strictObject({ scheme: idShape, ...amounts })),
  byTiers: z.strictObject({ new: placesShape, old: z.optional(placesShape) }),
  byDepartments: z.array(z.strictObject({ department: z.optional(z.string()), ...amounts })),
  byPeople: z.array(z.strictObject({ person: z.optional(idShape), ...amounts })),
  edges: z.strictObject({ windowPercent: z.int(), new: edgesShape, old: z.optional(edgesShape) }),
  apart: z.strictObject({ onlyNew: z.optional(onlyShape), onlyOld: z.optional(onlyShape), neither: z.int() }),
  refused: z.strictObject({ new: reasonsShape, old: z.optional(reasonsShape) }),
  unreadable: z.strictObject({ count: z.int(), reasons: reasonsShape }),
});
