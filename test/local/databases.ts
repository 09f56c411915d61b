// Embedded databases for the tests: opened and ended, with a table of rows, as a service of their own, and damaged on purpose.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, readSync, statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { afterEach } from "vitest";
import type { Words } from "../../domain/words.ts";
import { type Database, openDatabase } from "../../infra/local/database.ts";
import { identityOf } from "../../infra/local/processes.ts";
import { folderWith } from "../cli/run.ts";

/** What a test has opened is closed after it. */
const atEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0)) await end();
});

export const open = async (folder: string | undefined, onDeath?: (says: Words) => void): Promise<Database> => {
  const database = await openDatabase(folder, {}, onDeath);
  if (!database.ok) throw new Error(database.says.en);
  atEnd.push(database.value.stop);
  return database.value;
};

export const clientOf = ({ endpoint }: Database): DynamoDBClient => {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "local", credentials, maxAttempts: 1 });
  atEnd.push(() => client.destroy());
  return client;
};

export const makeTable = (client: DynamoDBClient) =>
  client.send(
    new CreateTableCommand({
      TableName: "rows",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );

export const put = (client: DynamoDBClient, row: string) => {
  const Item = { pk: { S: "all" }, sk: { S: row }, text: { S: "x".repeat(300) } };
  return client.send(new PutItemCommand({ TableName: "rows", Item }));
};

export const rowsIn = async (client: DynamoDBClient): Promise<string[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: "rows",
      KeyConditionExpression: "pk = :all",
      ExpressionAttributeValues: { ":all": { S: "all" } },
      ConsistentRead: true,
    }),
  );
  return Items.map(({ sk }) => sk?.S ?? "");
};

export const isThere = (pid: number | undefined): boolean => identityOf(pid as number) !== undefined;

export const gone = async (pid: number | undefined): Promise<void> => {
  while (isThere(pid)) await new Promise((settle) => setTimeout(settle, 10));
};

/** A folder whose database ended well, or was killed and left its log of changes; 40 rows are in it. */
export const usedFolder = async (signal: "SIGTERM" | "SIGKILL"): Promise<string> => {
  const { folder } = folderWith({});
  const database = await open(folder);
  const client = clientOf(database);
  await makeTable(client);
  for (let row = 0; row < 40; row++) await put(client, String(row).padStart(3, "0"));
  if (signal === "SIGTERM") await database.stop();
  else process.kill(database.pid as number, "SIGKILL");
  await gone(database.pid);
  return folder;
};

/** A process of its own which opens the database in `folder`, and then waits. */
export const startService = async (folder: string) => {
  const module = resolve(import.meta.dirname, "../../infra/local/database.ts");
  const script = `const { openDatabase } = await import(${JSON.stringify(module)});
    const { value } = await openDatabase(${JSON.stringify(folder)}, {});
    console.log(value.pid);
    setInterval(() => {}, 1000);`;
  const service = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  atEnd.push(() => service.kill("SIGKILL"));
  const [line] = (await once(service.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return { service, databasePid: Number(line) };
};

export const sizeOf = (path: string): number => statSync(path).size;

/** What is in a file, short enough to be shown; an empty one is as good as none. */
export const contentOf = (path: string): string =>
  existsSync(path) && sizeOf(path) > 0 ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";

export const overwrite = (path: string, at: number, length: number): void => {
  const file = openSync(path, "r+");
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  const others = bytes.map((byte) => byte ^ 0x5a);
  writeSync(file, others, 0, length, at);
};
