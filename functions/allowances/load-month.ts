// Loads a month of allowances, the marks of one of its passes, and which months before it are to be looked at again.
import { monthsLookedBack, wasDone } from "../../domain/allowances/month.ts";
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
import { itemsOf, listPage, load, loadMany } from "../store/load.ts";

export const loadMonth = (tenant: string, id: string | undefined): Promise<Loaded<AllowanceMonth> | undefined> =>
  load<AllowanceMonth>(tenant, "allowance-month", id ?? "");

/** Those that have been gone through at least once, of the year before; the earliest first. */
export const monthsBefore = async (tenant: string, month: string): Promise<string[]> => {
  const year = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const links = await listPage(tenant, "allowance-months", { after: `${year}#`, limit: monthsLookedBack + 1 });
  const wanted = links.filter(({ id }) => id >= year && id < month);
  const months = await loadMany<AllowanceMonth>(tenant, wanted);
  return months.filter(({ body }) => wasDone(body)).map(({ id }) => id);
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
