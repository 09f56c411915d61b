// The table itself, where no deployment makes it: on this machine, or on any endpoint that speaks as the database does.
import { CreateTableCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { database, tableName } from "./database.ts";

export const tableExists = async (): Promise<boolean> => {
  try {
    await database().send(new DescribeTableCommand({ TableName: tableName() }));
    return true;
  } catch (error) {
    if ((error as Error).name === "ResourceNotFoundException") return false;
    throw error;
  }
};

/** Two keys and nothing else: no index and no stream, since every list is kept by the transactions themselves. */
export const makeTable = async (): Promise<void> => {
  if (await tableExists()) return;
  await database().send(
    new CreateTableCommand({
      TableName: tableName(),
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  while (!(await tableExists())) await new Promise((resolve) => setTimeout(resolve, 200));
};
