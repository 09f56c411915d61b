// Sees to it that an empty table has a whole demo enterprise, unless it was removed, and that the data folder lists its people.
import type { EpochMs } from "../../../domain/values/moment.ts";
import type { Words } from "../../../domain/words.ts";
import { isTableEmpty } from "../../../functions/store/scan.ts";
import { readPersonas, writePersonas } from "../personas.ts";
import { makeDemo } from "./make.ts";
import { personas } from "./people.ts";
import { forgetRemoval, wasRemoved } from "./removal.ts";
import { findDemo, removeDemo } from "./remove.ts";

/** Where none is wanted, one that is there is used still. */
export type DemoWish = "none" | "at first" | "on purpose";

export type Opening = {
  folder: string;
  wish: DemoWish;
  now: EpochMs;
  /** How much is done, from 0 to 1. */
  tell: (share: number) => void;
  signal: AbortSignal;
};

/** Says why there is none although it was wanted. */
export const openDemo = async ({ folder, wish, now, tell, signal }: Opening): Promise<Words | undefined> => {
  const found = await findDemo();
  if (found?.isWhole) return void listPeople(folder);
  if (wish === "none" || (wish === "at first" && wasRemoved(folder))) return undefined;
  // A start that was interrupted has left a part of it.
  if (found) await removeDemo(found.tenant);
  else if (!(await isTableEmpty())) return wish === "on purpose" ? besideOthers : undefined;
  forgetRemoval(folder);
  tell(0);
  if ((await makeDemo({ now, onProgress: tell, signal })) === undefined) return undefined;
  listPeople(folder);
  tell(1);
  return undefined;
};

const besideOthers: Words = {
  zh: "数据库中已有记录，不在其中建立演示企业。请用另一个数据文件夹：npm start -- --data FOLDER",
  en: "There are records already, and no demo is made beside them. Use another data folder: npm start -- --data FOLDER",
};

/** The folder may be another one than that of the first start, where the database is not in it. */
const listPeople = (folder: string): void => {
  if (readPersonas(folder).length === 0) writePersonas(folder, personas);
};
