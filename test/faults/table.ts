// What the tests of the proxy share: a plain client that tries once, and a table with one index.
import { CreateTableCommand, DynamoDBClient, GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";

export const table = "faults";

/** Each request is sent once, so that a test sees what the proxy did and not what a retry made of it. */
export const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "cn-north-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });

export const makeTable = (client: DynamoDBClient): Promise<unknown> =>
  client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: ["pk", "sk", "who"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      GlobalSecondaryIndexes: [
        {
          IndexName: "byWho",
          KeySchema: [
            { AttributeName: "who", KeyType: "HASH" },
            { AttributeName: "sk", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );

export const keyOf = (pk: string, sk = "1") => ({ pk: { S: pk }, sk: { S: sk } });

export const createOf = (pk: string, sk = "1"): TransactWriteItem => ({
  Put: { TableName: table, Item: keyOf(pk, sk), ConditionExpression: "attribute_not_exists(pk)" },
});

export const countOf = (pk: string, sk = "1"): TransactWriteItem => ({
  Update: {
    TableName: table,
    Key: keyOf(pk, sk),
    UpdateExpression: "ADD times :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
  },
});

export const timesOf = async (client: DynamoDBClient, pk: string, sk = "1"): Promise<number> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(pk, sk), ConsistentRead: true }),
  );
  return Number(Item?.times?.N ?? 0);
};

/** What a request was refused with. */
export const refusalOf = async (sent: Promise<unknown>): Promise<unknown> => {
  try {
    await sent;
  } catch (error) {
    return error;
  }
  throw new Error("The request was not refused.");
};
