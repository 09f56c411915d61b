// What an enterprise decides for itself. More approvals hold at once; fewer only when two admins want it.
import type { Enterprise, Settings } from "../records/people.ts";
import type { Words } from "../words.ts";

export type EnterpriseFields = {
  name?: Words | undefined;
  settings?:
    | {
        approvals?: 1 | 2 | undefined;
        overdueDays?: number | undefined;
        objectionDays?: number | undefined;
        topUpMonths?: number | undefined;
        suggestions?: { policy: string; scheme: string } | null | undefined;
      }
    | undefined;
};

/** What holds for whoever has settled nothing else. */
export const objectionDaysOf = ({ objectionDays = 15 }: Settings): number => objectionDays;
export const topUpMonthsOf = ({ topUpMonths = 12 }: Settings): number => topUpMonths;

export const changeEnterprise = (
  { proposed, ...before }: Enterprise,
  { name = before.name, settings = {} }: EnterpriseFields,
  by: string,
): Enterprise => {
  const { approvals = before.settings.approvals, overdueDays = before.settings.overdueDays } = settings;
  const suggestions = settings.suggestions === undefined ? before.settings.suggestions : settings.suggestions;
  const { objectionDays, topUpMonths } = settings;
  const after: Settings = {
    ...before.settings,
    overdueDays,
    ...(objectionDays !== undefined && { objectionDays }),
    ...(topUpMonths !== undefined && { topUpMonths }),
  };
  delete after.suggestions;
  if (suggestions) after.suggestions = suggestions;
  const enterprise: Enterprise = { ...before, name, settings: after };
  if (settings.approvals === undefined) return proposed ? { ...enterprise, proposed } : enterprise;
  if (approvals >= before.settings.approvals) return { ...enterprise, settings: { ...after, approvals } };
  const isSeconded = proposed?.approvals === approvals && proposed.by !== by;
  if (isSeconded) return { ...enterprise, settings: { ...after, approvals } };
  return { ...enterprise, proposed: { approvals, by: proposed?.approvals === approvals ? proposed.by : by } };
};
