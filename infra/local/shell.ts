// Lines that are shown to be pasted into a shell.
import { pathOfData } from "./data-folder.ts";

/** Commands look in the usual folder, unless they are told another one. */
export const jiangliIn = (folder: string): string =>
  `${folder === pathOfData(undefined) ? "" : `JIANGLI_DATA=${quoted(folder)} `}npx jiangli`;

export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
