// Who was given what a nomination promised 晋级结果: once, however often it is confirmed, and said even where everyone had it already.
import * as z from "zod/mini";
import type { Case } from "../../records/cases.ts";
import type { Change } from "../../records/record.ts";
import { accept, type Outcome } from "../../refusals.ts";
import type { Words } from "../../words.ts";
import type { Known, LoadedCase } from "../kind.ts";
import { idShape } from "../shapes.ts";
import { isGiven, promotionOf, promotions } from "./nomination-promotion.ts";

/** Nobody, where all had it already. */
export type Promoting = Case & { promoted?: string[] };

export const promotedShape = z.strictObject({
  people: z.array(idShape),
  says: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const promote = (of: LoadedCase, known: Known): Outcome<{ changes: Change[]; fields: Partial<Promoting> }> => {
  if (!promotionOf(of) || isGiven(of.body)) return accept({ changes: [], fields: {} });
  const changes = promotions(of, known);
  return changes.ok
    ? accept({ changes: changes.value, fields: { promoted: changes.value.map(({ id }) => id) } })
    : changes;
};

export const showPromoted = (people: string[]): { people: string[]; says: Words } => ({
  people,
  says:
    people.length === 0
      ? { zh: "被提名人都已有此项，人员属性没有变化", en: "Everyone nominated had it already; nothing was added" }
      : { zh: `已记入 ${people.join("、")} 的人员属性`, en: `Added to the attributes of ${people.join(", ")}` },
});
