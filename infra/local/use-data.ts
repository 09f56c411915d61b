// Tells the functions of this process where a data folder keeps files, and the key of sealed fields, which is made with the folder.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeKeyFile } from "../../functions/secrets/key-file.ts";

export const useData = async (folder: string): Promise<void> => {
  process.env.JIANGLI_FILES ??= join(folder, "files");
  const keyFile = join(folder, "field.key");
  process.env.JIANGLI_KEY_FILE ??= keyFile;
  if (process.env.JIANGLI_KEY_FILE === keyFile && !existsSync(keyFile)) await makeKeyFile(keyFile);
};
