// Finds the keys of a request or of an answer that begin with none of the allowed prefixes: somebody else's data.
import { type Attributes, type Body, isPaged, namedIn, type Operation, partitionAsked } from "./requests.ts";
import type { Schema } from "./schemas.ts";

type SchemaOf = (table: string) => Schema | undefined;

/** The first foreign key that a request names; a scan names none and so reaches everything. */
export const foreignKeyIn = (
  operation: Operation,
  body: Body,
  prefixes: readonly string[],
  schemaOf: SchemaOf,
): string | undefined => {
  const keys = isPaged(operation)
    ? pagedKeys(operation, body, schemaOf(body.TableName ?? ""))
    : namedIn(operation, body).map(({ table, attributes }) => partitionIn(attributes, schemaOf(table)?.hashOf()));
  return keys.find((key) => !isAllowed(key, prefixes));
};

/** Where a page starts counts too: a forged cursor reads somebody else's partition. */
const pagedKeys = (operation: Operation, body: Body, schema: Schema | undefined): string[] => {
  if (operation === "Scan") return ["(scan)"];
  const hash = schema?.hashOf(body.IndexName) ?? "";
  const asked = partitionIn({ [hash]: partitionAsked(body, hash) ?? {} }, hash);
  const start = body.ExclusiveStartKey;
  if (!start) return [asked];
  return [asked, partitionIn(start, schema?.hashOf()), partitionIn(start, hash)];
};

/** How many of the items belong to others; a projection without the key tells nothing. */
export const countForeignItems = (items: Attributes[], prefixes: readonly string[], hashes: string[]): number =>
  items.filter((item) =>
    hashes.some((hash) => item[hash] !== undefined && !isAllowed(partitionIn(item, hash), prefixes)),
  ).length;

const partitionIn = (attributes: Attributes, hash = ""): string => {
  const value = attributes[hash]?.S;
  return typeof value === "string" ? value : "(no text)";
};

const isAllowed = (key: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => key.startsWith(prefix));
