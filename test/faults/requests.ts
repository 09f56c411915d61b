// What a DynamoDB request is about: its operation, the keys it names, and the items that an answer brings back.

const operations = [
  "GetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "Query",
  "Scan",
  "BatchGetItem",
  "BatchWriteItem",
  "TransactGetItems",
  "TransactWriteItems",
] as const;

export type Operation = (typeof operations)[number];

export const isOperation = (name: string): name is Operation => (operations as readonly string[]).includes(name);

export const isPaged = (operation: Operation): boolean => operation === "Query" || operation === "Scan";
export const isBatch = (operation: Operation): boolean => operation.startsWith("Batch");
export const isTransaction = (operation: Operation): boolean => operation.startsWith("Transact");
export const isRead = (operation: Operation): boolean => /Get|Query|Scan/.test(operation);
export const isWrite = (operation: Operation): boolean => !isRead(operation);

/** PartiQL hides its keys in a text, so it passes only where nobody guards prefixes. */
export const isStatement = (name: string): boolean => /^(?:Batch)?Execute/.test(name);

type AttributeValue = Record<string, unknown>;
export type Attributes = Record<string, AttributeValue>;

/** The request or answer as JSON; the parts that matter here, all of them optional. */
export type Body = {
  TableName?: string;
  Key?: Attributes;
  Item?: Attributes;
  Items?: Attributes[];
  ScannedCount?: number;
  IndexName?: string;
  Limit?: number;
  ConsistentRead?: boolean;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Attributes;
  ExclusiveStartKey?: Attributes;
  ClientRequestToken?: string;
  TransactItems?: Record<string, Body>[];
  RequestItems?: Record<string, unknown>;
  UnprocessedItems?: Record<string, unknown>;
  UnprocessedKeys?: Record<string, unknown>;
  Responses?: unknown;
};

export type BatchWrite = { PutRequest?: Body; DeleteRequest?: Body };
export type BatchGet = { Keys: Attributes[]; ConsistentRead?: boolean };

/** The attributes by which an item, whole or only its key, is named, in the order of the request. */
export type Named = { table: string; attributes: Attributes };

export const namedIn = (operation: Operation, body: Body): Named[] => {
  if (isTransaction(operation))
    return (body.TransactItems ?? []).flatMap((item) => Object.values(item).flatMap((part) => namedAt(part)));
  if (operation === "BatchWriteItem")
    return Object.entries((body.RequestItems ?? {}) as Record<string, BatchWrite[]>).flatMap(([table, writes]) =>
      writes.map(({ PutRequest, DeleteRequest }) => ({
        table,
        attributes: PutRequest?.Item ?? DeleteRequest?.Key ?? {},
      })),
    );
  if (operation === "BatchGetItem")
    return Object.entries((body.RequestItems ?? {}) as Record<string, BatchGet>).flatMap(([table, { Keys }]) =>
      Keys.map((attributes) => ({ table, attributes })),
    );
  return isPaged(operation) ? [] : namedAt(body);
};

const namedAt = ({ TableName = "", Key, Item }: Body): Named[] => [{ table: TableName, attributes: Key ?? Item ?? {} }];

export const tablesIn = (operation: Operation, body: Body): string[] => {
  const named = isPaged(operation) ? [body.TableName ?? ""] : namedIn(operation, body).map(({ table }) => table);
  return [...new Set(named)];
};

/** What a query asks its partition key to be; undefined where the condition cannot be understood. */
export const partitionAsked = (body: Body, hash: string): AttributeValue | undefined => {
  const names = body.ExpressionAttributeNames ?? {};
  const condition = body.KeyConditionExpression ?? "";
  const equalities = condition.matchAll(/(?<![<>=])(#?[\w.-]+|:[\w-]+)\s*=\s*(#?[\w.-]+|:[\w-]+)/g);
  for (const [, left = "", right = ""] of equalities) {
    const [name, value] = left.startsWith(":") ? [right, left] : [left, right];
    if ((names[name] ?? name) === hash) return body.ExpressionAttributeValues?.[value];
  }
  return undefined;
};

/** Whether the caller asked to see the newest state. */
export const isConsistent = (operation: Operation, body: Body): boolean =>
  operation === "BatchGetItem"
    ? Object.values((body.RequestItems ?? {}) as Record<string, BatchGet>).some(({ ConsistentRead }) => ConsistentRead)
    : body.ConsistentRead === true;

/** The items that an answer to a read brings back. */
export const itemsIn = (answer: Body): Attributes[] => {
  const responses = Array.isArray(answer.Responses)
    ? (answer.Responses as Body[]).flatMap(({ Item }) => (Item ? [Item] : []))
    : Object.values((answer.Responses ?? {}) as Record<string, Attributes[]>).flat();
  return [...(answer.Items ?? []), ...(answer.Item ? [answer.Item] : []), ...responses];
};
