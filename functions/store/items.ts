// How a record lies in the table: plain text and numbers, so that nothing needs a second encoding; the body as canonical JSON.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Body, Loaded, RecordKind } from "../../domain/records/record.ts";

export type Item = Record<string, AttributeValue>;

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });

export const textOf = (item: Item, name: string): string => {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`The item ${item.pk?.S} ${item.sk?.S} has no text ${name}.`);
  return value;
};

export const numberOf = (item: Item, name: string): number => Number(item[name]?.N ?? Number.NaN);

/** The form of what is stored. Older forms are read for ever; only this one is written. */
export const formVersion = 2;

export const recordOf = <Public extends Body, Secret extends Body = never>(item: Item): Loaded<Public, Secret> => {
  if (numberOf(item, "v") !== formVersion) throw new Error(`The item ${item.pk?.S} has a form that is not known here.`);
  return {
    kind: textOf(item, "kind") as RecordKind,
    id: textOf(item, "id"),
    version: numberOf(item, "version"),
    entry: textOf(item, "entry"),
    body: JSON.parse(textOf(item, "body")) as Public,
    ...(item.secret?.S !== undefined && { secret: JSON.parse(item.secret.S) as Secret }),
    ...(item.salt?.S !== undefined && { salt: item.salt.S }),
  };
};
