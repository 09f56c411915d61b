// Loads a month of allowances, the marks of one of its passes, and which months before it are to be looked at again.
import { monthsLookedBack } from "../../domain/allowances/month.ts";
import {
  type AllowanceMonth,
  type PassMark,
  type PassMarkSecret,
  passesOf,
  passPhase,
} from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { recordOf } from "../store/items.ts";
import { marksKey } from "../store/keys.ts";
import { itemsOf, listPage, load } from "../store/load.ts";

export const loadMonth = (tenant: string, id: string | undefined): Promise<Loaded<AllowanceMonth> | undefined> =>
  load<AllowanceMonth>(tenant, "allowance-month", id ?? "");

/** Those of the year before that were opened; the earliest first. One whose pass never came to its end keeps nobody from their money. */
export const monthsBefore = async (tenant: string, month: string): Promise<string[]> => {
  const year = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const links = await listPage(tenant, "allowance-months", { after: `${year}#`, limit: monthsLookedBack + 1 });
  return links.map(({ id }) => id).filter((id) => id >= year && id < month);
};

export const passMarks = async (
  tenant: string,
  month: string,
  pass: number,
): Promise<Loaded<PassMark, PassMarkSecret>[]> => {
  const marks: Loaded<PassMark, PassMarkSecret>[] = [];
  for await (const item of itemsOf(marksKey(tenant, passesOf(month)), { prefix: `${passPhase(pass)}-` }))
    marks.push(recordOf<PassMark, PassMarkSecret>(item));
  return marks;
};
