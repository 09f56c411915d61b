// What is said of a data folder that a version of before has written.
import type { Words } from "../../domain/words.ts";

export const ofEarlierForm: Words = {
  zh: "这个数据文件夹由早期版本建立，其记录的格式与本版本不同，没有改动其中任何内容。请另用一个文件夹：npm start -- --data FOLDER，或删除它后重新开始",
  en: "This data folder was written by an earlier version, in a form that this one does not read; nothing in it was changed. Use another one: npm start -- --data FOLDER, or delete it and begin anew",
};
