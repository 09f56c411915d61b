// Tells the functions of this process where a data folder keeps files, and the key of sealed fields.
import { join } from "node:path";
import { keyFileIn } from "./field-key.ts";

export const useData = (folder: string): void => {
  process.env.JIANGLI_FILES ??= join(folder, "files");
  process.env.JIANGLI_KEY_FILE ??= keyFileIn(folder);
};
