// Who holds the key above all data keys: a file on one machine, KMS on AWS. The holder makes and opens data keys; its own key never leaves it.
import { accept, type Outcome } from "../../domain/refusals.ts";
import { fileKeyHolder } from "./key-file.ts";
import type { KeyHolder } from "./place.ts";

let ofKms: Promise<KeyHolder> | undefined;

/** A file is read each time: when it is moved away, or another key is put there, that holds at once. */
export const keyHolder = async (): Promise<Outcome<KeyHolder>> => {
  const { JIANGLI_KEY_ID: id, JIANGLI_KEY_FILE: path } = process.env;
  if (id) {
    ofKms ??= import("./kms.ts").then(({ kmsKeyHolder }) => kmsKeyHolder(id));
    return accept(await ofKms);
  }
  if (path) return fileKeyHolder(path);
  throw new Error(
    "没有加密个人信息的密钥：请设置 JIANGLI_KEY_FILE（密钥文件）或 JIANGLI_KEY_ID（KMS 密钥）\n" +
      "There is no key for personal fields: set JIANGLI_KEY_FILE (a key file) or JIANGLI_KEY_ID (a key in KMS)",
  );
};

/** For tests: the next call looks at the environment anew. */
export const forgetKeyHolder = (): void => {
  ofKms = undefined;
};
