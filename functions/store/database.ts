// The one client of the database: the table on AWS, or any endpoint that speaks the same, on one machine the embedded one.
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

export const tableName = (): string => process.env.JIANGLI_TABLE ?? "jiangli";

let client: DynamoDBClient | undefined;

export const database = (): DynamoDBClient => {
  client ??= new DynamoDBClient(settings(process.env.DYNAMODB_ENDPOINT));
  return client;
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
