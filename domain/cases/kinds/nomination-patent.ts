// What a nomination says of a patent: what is written of it, until when the law wants it rewarded, and how the award compares with the least that it wants.
import * as z from "zod/mini";
import { compareWithMinimum, minimumFor, type Patent, patentTypes } from "../../patents/statutory-minimum.ts";
import type { Case } from "../../records/cases.ts";
import { writeFen } from "../../values/money.ts";
import { textUpTo } from "../../values/prose.ts";
import type { Words } from "../../words.ts";
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

export const showPatent = (patent: Patent, body: Case) => {
  const minimum = minimumFor(patent);
  return {
    ...patent,
    ...(minimum && { payBy: minimum.payBy, statutoryMinimum: writeFen(minimum.fen) }),
    says: saysOf(patent, body),
  };
};

/** Once it is confirmed nothing has to be done any more; what was said then is the answer to the law. */
const saysOf = (patent: Patent, { state, policy, awardedFen, proposedFen, history }: Case): Words => {
  const compared = compareWithMinimum(patent, { hasRule: policy !== undefined, awardedFen, proposedFen });
  if (state !== "confirmed") return compared;
  const { reasons } = history.findLast((step) => step.state === "confirmed") ?? {};
  const said = reasons === undefined ? { zh: "", en: "" } : { zh: `：${reasons}`, en: `: ${reasons}` };
  const least = minimumFor(patent)?.fen;
  if (awardedFen === 0) return { zh: `已确认办结${said.zh}`, en: `Confirmed and closed${said.en}` };
  if (least === undefined || awardedFen >= least) return compared;
  const below = `¥${writeFen(least)}`;
  return {
    zh: `核定的奖励低于法定最低标准 ${below}；已确认办结${said.zh}`,
    en: `The award is below the statutory minimum of ${below}; confirmed and closed${said.en}`,
  };
};

/** What is awarded does not reach what the law wants. */
export const isShort = (body: Case): boolean => {
  const { patent, awardedFen } = body as Patented;
  const minimum = patent && minimumFor(patent);
  return minimum !== undefined && awardedFen < minimum.fen;
};

/** The clock runs until that is awarded, or it is confirmed, with reasons, that less is right. */
export const rewardedBy = (body: Case): string | undefined => {
  const { patent, state } = body as Patented;
  return patent && state !== "confirmed" && isShort(body) ? minimumFor(patent)?.payBy : undefined;
};
