// Everything of an enterprise, item by item: for the command line alone, which checks, backs up and removes. No function may scan.
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { database, tableName } from "./database.ts";
import { formVersion, type Item, numberOf, text } from "./items.ts";
import { tenantPrefix } from "./keys.ts";
import { patiently } from "./patience.ts";

export async function* itemsOfTenant(tenant: string): AsyncGenerator<Item> {
  for await (const item of scan({
    FilterExpression: "begins_with(pk, :prefix)",
    ExpressionAttributeValues: { ":prefix": text(tenantPrefix(tenant)) },
  }))
    yield item;
}

/** The logins of an enterprise: their keys name none. */
export async function* loginsOfTenant(tenant: string): AsyncGenerator<Item> {
  for await (const item of scan({
    FilterExpression: "begins_with(pk, :prefix) AND contains(body, :tenant)",
    ExpressionAttributeValues: { ":prefix": text("L#"), ":tenant": text(`"tenant":"${tenant}"`) },
  }))
    yield item;
}

/** What an enterprise has written of its alliances: their keys name those. */
export async function* alliancesOfTenant(tenant: string): AsyncGenerator<Item> {
  for await (const item of scan({
    FilterExpression: "begins_with(pk, :prefix) AND contains(body, :tenant)",
    ExpressionAttributeValues: { ":prefix": text("A#"), ":tenant": text(`"tenant":"${tenant}"`) },
  }))
    yield item;
}

/** Which enterprises there are. */
export const tenantsInTable = async (): Promise<string[]> => {
  const tenants: string[] = [];
  for await (const item of scan({
    FilterExpression: "sk = :enterprise",
    ExpressionAttributeValues: { ":enterprise": text("enterprise") },
  }))
    tenants.push(item.id?.S ?? "");
  return tenants.sort();
};

export const isTableEmpty = async (): Promise<boolean> => {
  for await (const _ of scan({ Limit: 1 })) return false;
  return true;
};

/** Whether the table was written by a version of before, in a form that this one does not read. */
export const isOfEarlierForm = async (): Promise<boolean> => {
  for await (const item of scan({ Limit: 1 })) return numberOf(item, "v") < formVersion;
  return false;
};

/** Whether anything in the table needs the key of sealed fields. */
export const isAnythingSealed = async (): Promise<boolean> => {
  for await (const _ of scan({
    FilterExpression: "contains(secret, :account) OR contains(secret, :identity)",
    ExpressionAttributeValues: { ":account": text('"bankAccount":{'), ":identity": text('"identityNumber":{') },
  }))
    return true;
  return false;
};

type Filter = { Limit: number } | { FilterExpression: string; ExpressionAttributeValues: Item };

async function* scan(filter: Filter): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const command = new ScanCommand({
      TableName: tableName(),
      ConsistentRead: true,
      ...filter,
      ...(start && { ExclusiveStartKey: start }),
    });
    const page = await patiently(() => database().send(command));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}
