// Why a command could not go on: what the system says about files and options, in words for people.
import type { Words } from "../domain/words.ts";

export const exitCodes = { done: 0, ownFault: 1, unusable: 2, broken: 3 } as const;

type Failure = { says: Words; exitCode: number };

export const failureOf = (error: unknown): Failure => {
  const { code = "", path = "", message } = error as NodeJS.ErrnoException;
  const says = files[code];
  if (says) return { says: { en: `${path}: ${says.en}`, zh: says.zh }, exitCode: exitCodes.unusable };
  if (code.startsWith("ERR_PARSE_ARGS")) return { says: optionWords(message), exitCode: exitCodes.unusable };
  const internal = { en: `an error of this program, please report it: ${message}`, zh: "程序内部错误，请报告" };
  return { says: internal, exitCode: exitCodes.ownFault };
};

const files: { [code: string]: Words } = {
  ENOENT: { en: "no such file or folder", zh: "没有这个文件或文件夹" },
  ENOTDIR: { en: "not a folder", zh: "不是文件夹" },
  EISDIR: { en: "a folder, not a file", zh: "是文件夹，不是文件" },
  EACCES: { en: "may not be read", zh: "没有读取权限" },
  EPERM: { en: "may not be read", zh: "没有读取权限" },
};

const optionWords = (message: string): Words => {
  const option = /--?[^\s'"=<,]+/.exec(message)?.[0] ?? "";
  if (message.startsWith("Unknown option"))
    return { en: `there is no option ${option}; see --help`, zh: `没有选项 ${option}，见 --help` };
  if (message.includes("argument missing"))
    return { en: `the option ${option} needs a value; see --help`, zh: `选项 ${option} 之后要有值，见 --help` };
  return { en: `the option ${option} is not used like this; see --help`, zh: `选项 ${option} 的用法不对，见 --help` };
};
