// Sees to it that an empty table has a whole demo enterprise, and that the data folder lists its people.
import type { EpochMs } from "../../../domain/values/moment.ts";
import { isTableEmpty } from "../../../functions/store/scan.ts";
import { readPersonas, writePersonas } from "../personas.ts";
import { makeDemo } from "./make.ts";
import { personas } from "./people.ts";
import { findDemo, removeDemo } from "./remove.ts";

export type Opening = {
  folder: string;
  /** Without it the demo that is there is used, and none is made. */
  isWanted: boolean;
  now: EpochMs;
  /** How much is done, from 0 to 1. */
  tell: (share: number) => void;
  signal: AbortSignal;
};

export const openDemo = async ({ folder, isWanted, now, tell, signal }: Opening): Promise<void> => {
  const found = await findDemo();
  if (found?.isWhole) return listPeople(folder);
  if (!isWanted) return;
  // A start that was interrupted has left a part of it.
  if (found) await removeDemo(found.tenant);
  else if (!(await isTableEmpty())) return;
  tell(0);
  if ((await makeDemo({ now, onProgress: tell, signal })) === undefined) return;
  listPeople(folder);
  tell(1);
};

/** The folder may be another one than that of the first start, where the database is not in it. */
const listPeople = (folder: string): void => {
  if (readPersonas(folder).length === 0) writePersonas(folder, personas);
};
