// Where a command finds the table: in the environment as on AWS, in the service that runs on this machine, or in its data folder, opened for the while.
import { forgetDatabase, tableName } from "../functions/store/database.ts";
import { isOfEarlierForm } from "../functions/store/scan.ts";
import { makeTable } from "../functions/store/table.ts";
import { openDataFolder, pathOfData } from "../infra/local/data-folder.ts";
import { openDatabase } from "../infra/local/database.ts";
import { ofEarlierForm } from "../infra/local/earlier-form.ts";
import { whyNoFieldKey } from "../infra/local/field-key.ts";
import { findRunning } from "../infra/local/running.ts";
import { useData } from "../infra/local/use-data.ts";
import { misuse } from "./command.ts";
import { printError } from "./streams.ts";

/** `folder` is there on one machine alone, `address` while the service runs. */
export type TablePlace = { folder?: string; address?: string };

export type OnTable = (place: TablePlace) => Promise<number>;

/** `data` is the option --data; JIANGLI_DATA and the folder of the repository follow. */
export const withTable = (data: unknown, run: OnTable): Promise<number> =>
  withTableAsItIs(data, async (place) => {
    const trouble = place.folder === undefined ? undefined : await whyNoFieldKey(place.folder);
    if (trouble) printError(`${trouble.zh}\n${trouble.en}`);
    return run(place);
  });

/** Leaves the field key to the caller. */
export const withTableAsItIs = async (data: unknown, run: OnTable): Promise<number> => {
  const { JIANGLI_TABLE: table, DYNAMODB_ENDPOINT: endpoint, AWS_REGION: region } = process.env;
  if (table !== undefined || endpoint !== undefined) {
    printError(`数据表 Table: ${tableName()}, ${endpoint ?? `AWS ${region ?? ""}`.trimEnd()}`);
    return run({});
  }
  const wanted = pathOfData(typeof data === "string" ? data : process.env.JIANGLI_DATA);
  const running = wanted === undefined ? undefined : findRunning(wanted);
  if (wanted !== undefined && running) {
    process.env.DYNAMODB_ENDPOINT = running.endpoint;
    useData(wanted);
    printError(`数据文件夹 Data folder: ${wanted} (${running.address})`);
    return run({ folder: wanted, address: running.address });
  }
  return withFolder(wanted ?? "", run);
};

const withFolder = async (wanted: string, run: OnTable): Promise<number> => {
  const folder = openDataFolder(wanted);
  if (!folder.ok) return misuse(folder.says);
  const { path, close } = folder.value;
  const database = await openDatabase(path, {});
  if (!database.ok) {
    close();
    return misuse(database.says);
  }
  try {
    process.env.DYNAMODB_ENDPOINT = database.value.endpoint;
    useData(path);
    await makeTable();
    if (await isOfEarlierForm()) return misuse(ofEarlierForm);
    printError(`数据文件夹 Data folder: ${path}`);
    return await run({ folder: path });
  } finally {
    forgetDatabase();
    await database.value.stop();
    close();
  }
};
