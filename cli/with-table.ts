// Where a command finds the table: in the environment as on AWS, in the service that runs on this machine, or in its data folder, opened for the while.
import { forgetDatabase } from "../functions/store/database.ts";
import { makeTable } from "../functions/store/table.ts";
import { openDataFolder, pathOfData } from "../infra/local/data-folder.ts";
import { openDatabase } from "../infra/local/database.ts";
import { findRunning } from "../infra/local/running.ts";
import { useData } from "../infra/local/use-data.ts";
import { misuse } from "./command.ts";

/** `data` is the option --data; JIANGLI_DATA and the folder of the repository follow. */
export const withTable = async (
  data: unknown,
  run: (place: { folder?: string; address?: string }) => Promise<number>,
): Promise<number> => {
  if (process.env.JIANGLI_TABLE !== undefined || process.env.DYNAMODB_ENDPOINT !== undefined) return run({});
  const wanted = pathOfData(typeof data === "string" ? data : process.env.JIANGLI_DATA);
  const running = wanted === undefined ? undefined : findRunning(wanted);
  if (wanted !== undefined && running) {
    process.env.DYNAMODB_ENDPOINT = running.endpoint;
    await useData(wanted);
    return run({ folder: wanted, address: running.address });
  }
  const folder = openDataFolder(wanted ?? "");
  if (!folder.ok) return misuse(folder.says);
  const database = await openDatabase(folder.value.path, {});
  if (!database.ok) {
    folder.value.close();
    return misuse(database.says);
  }
  try {
    process.env.DYNAMODB_ENDPOINT = database.value.endpoint;
    await useData(folder.value.path);
    await makeTable();
    return await run({ folder: folder.value.path });
  } finally {
    forgetDatabase();
    await database.value.stop();
    folder.value.close();
  }
};
