// The one client of the database: the table on AWS, or any endpoint that speaks the same, on one machine the embedded one.
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

export const tableName = (): string => process.env.JIANGLI_TABLE ?? "jiangli";

let client: DynamoDBClient | undefined;

export const database = (): DynamoDBClient => {
  client ??= watched(new DynamoDBClient(settings(process.env.DYNAMODB_ENDPOINT)));
  return client;
};

/** How far this machine's clock is ahead of the database's, as its last answer said. */
let aheadMs = 0;

const skewMaxMs = 5 * 60_000;

/** By a wrong clock cases would fall under another rule and money into another year: then nothing is written. */
export const isClockWrong = (): boolean => Math.abs(aheadMs) > skewMaxMs;

/** Every answer carries the time at which it was given. */
const watched = (made: DynamoDBClient): DynamoDBClient => {
  made.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      const { headers } = result.response as { headers?: Record<string, string> };
      const told = Date.parse(headers?.date ?? "");
      aheadMs = Number.isNaN(told) ? 0 : Date.now() - told;
      return result;
    },
    { step: "deserialize" },
  );
  return made;
};

/** For tests and for a service that starts its own database: the next call opens a new client. */
export const forgetDatabase = (): void => {
  client?.destroy();
  client = undefined;
};

/** Trying again is the store's own business: a client that also waits and tries would multiply its patience beyond that of a caller. */
const settings = (endpoint: string | undefined): DynamoDBClientConfig =>
  endpoint === undefined
    ? { maxAttempts: 1 }
    : {
        endpoint,
        maxAttempts: 1,
        region: process.env.AWS_REGION ?? "local",
        ...(process.env.AWS_ACCESS_KEY_ID === undefined && {
          credentials: { accessKeyId: "local", secretAccessKey: "local" },
        }),
      };
