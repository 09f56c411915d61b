// Which attributes are the keys of a table and its indexes, asked of the database once per table.
import type { Answer } from "./error-answers.ts";
import type { Attributes } from "./requests.ts";

export type Schema = {
  /** The name of the partition key of the table, or of one of its indexes. */
  hashOf: (index?: string) => string;
  /** One text per item, for items of different tables too. */
  itemIdOf: (attributes: Attributes) => string;
};

export type Schemas = {
  of: (table: string) => Promise<Schema | undefined>;
  /** After a table was made, changed or dropped. */
  forget: () => void;
};

type KeyPart = { AttributeName: string; KeyType: "HASH" | "RANGE" };
type Described = {
  Table?: { KeySchema: KeyPart[]; GlobalSecondaryIndexes?: { IndexName: string; KeySchema: KeyPart[] }[] };
};

export const schemasFrom = (ask: (operation: string, content: unknown) => Promise<Answer>): Schemas => {
  const known = new Map<string, Promise<Schema | undefined>>();
  const learn = async (table: string): Promise<Schema | undefined> => {
    const { body } = await ask("DescribeTable", { TableName: table });
    const described = (JSON.parse(body.toString()) as Described).Table;
    if (!described) known.delete(table);
    return described && schemaOf(table, described);
  };
  return {
    of: (table) => {
      const schema = known.get(table) ?? learn(table);
      known.set(table, schema);
      schema.catch(() => known.delete(table));
      return schema;
    },
    forget: () => known.clear(),
  };
};

const schemaOf = (
  table: string,
  { KeySchema, GlobalSecondaryIndexes = [] }: NonNullable<Described["Table"]>,
): Schema => {
  const indexes = new Map(GlobalSecondaryIndexes.map((index) => [index.IndexName, partOf(index.KeySchema, "HASH")]));
  const hash = partOf(KeySchema, "HASH");
  const range = partOf(KeySchema, "RANGE");
  return {
    hashOf: (index) => (index === undefined ? hash : indexes.get(index)) ?? "",
    itemIdOf: (attributes) => JSON.stringify([table, attributes[hash ?? ""], attributes[range ?? ""]]),
  };
};

const partOf = (parts: KeyPart[], type: KeyPart["KeyType"]): string | undefined =>
  parts.find(({ KeyType }) => KeyType === type)?.AttributeName;
