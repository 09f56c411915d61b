// What a nomination says of a patent: what is written of it, until when the law wants it rewarded, and how the award compares with the least that it wants.
import * as z from "zod/mini";
import { compareWithMinimum, minimumFor, type Patent, patentTypes } from "../../patents/statutory-minimum.ts";
import type { Case } from "../../records/cases.ts";
import { writeFen } from "../../values/money.ts";
import { textUpTo } from "../../values/prose.ts";
import { dayShape, moneyShape } from "../shapes.ts";

export type Patented = Case & { patent?: Patent };

const fields = { type: z.enum(patentTypes), number: textUpTo(60), grantedOn: dayShape };

export const patentShape = z.strictObject(fields);

export const shownPatentShape = z.strictObject({
  ...fields,
  payBy: z.optional(dayShape),
  statutoryMinimum: z.optional(moneyShape),
  says: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const showPatent = (patent: Patent, { policy, awardedFen, proposedFen }: Case) => {
  const minimum = minimumFor(patent);
  return {
    ...patent,
    ...(minimum && { payBy: minimum.payBy, statutoryMinimum: writeFen(minimum.fen) }),
    says: compareWithMinimum(patent, { hasRule: policy !== undefined, awardedFen, proposedFen }),
  };
};

/** The clock runs until something is awarded. */
export const rewardedBy = (body: Case): string | undefined => {
  const { patent, awardedFen } = body as Patented;
  return patent && awardedFen === 0 ? minimumFor(patent)?.payBy : undefined;
};
