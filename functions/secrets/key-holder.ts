// Who holds the key above all data keys: a file on one machine, KMS on AWS. The holder makes and opens data keys; its own key never leaves it.
import { fileKeyHolder } from "./key-file.ts";
import type { KeyHolder } from "./place.ts";

let holder: Promise<KeyHolder> | undefined;

export const keyHolder = (): Promise<KeyHolder> => {
  holder ??= openHolder(process.env).catch((error) => {
    // What was wrong may be put right meanwhile.
    holder = undefined;
    throw error;
  });
  return holder;
};

/** For tests, and for a service that has just made its key: the next call looks at the environment anew. */
export const forgetKeyHolder = (): void => {
  holder = undefined;
};

const openHolder = async ({ JIANGLI_KEY_ID: id, JIANGLI_KEY_FILE: path }: NodeJS.ProcessEnv): Promise<KeyHolder> => {
  if (id) return (await import("./kms.ts")).kmsKeyHolder(id);
  if (path) return await fileKeyHolder(path);
  throw new Error(
    "没有加密个人信息的密钥：请设置 JIANGLI_KEY_FILE（密钥文件）或 JIANGLI_KEY_ID（KMS 密钥）\n" +
      "There is no key for personal fields: set JIANGLI_KEY_FILE (a key file) or JIANGLI_KEY_ID (a key in KMS)",
  );
};
