// A budget 奖励基金 counts beside its record: cap = free + reserved + spent, moved by the database itself under conditions.
import type { TransactWriteItem, UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import type { Fen } from "../../domain/values/money.ts";
import { tableName } from "./database.ts";
import { type Item, number, text } from "./items.ts";
import { recordKey } from "./keys.ts";

/** What a transaction does to a budget. Money that is spent or given to spend must be free, or reserved before. */
export type BudgetMove =
  /** The cap rises, or falls by money that is still free. */
  | { budget: string; does: "grant"; fen: Fen }
  /** A reservation becomes spending; whatever of it is not needed is free again. */
  | { budget: string; does: "use"; reservation: string; reservedFen: Fen; fen: Fen }
  /** A reservation is given back. */
  | { budget: string; does: "void"; reservation: string; reservedFen: Fen }
  /** Spent money comes back: an award was cancelled or reversed. */
  | { budget: string; does: "release"; fen: Fen }
  /** Spending from before these records began. */
  | { budget: string; does: "spend"; fen: Fen };

type Sums = { free: Fen; reserved: Fen; spent: Fen };

const sumsOf = (move: BudgetMove): Sums => {
  switch (move.does) {
    case "grant":
      return { free: move.fen, reserved: 0, spent: 0 };
    case "use":
      return { free: move.reservedFen - move.fen, reserved: -move.reservedFen, spent: move.fen };
    case "void":
      return { free: move.reservedFen, reserved: -move.reservedFen, spent: 0 };
    case "release":
      return { free: move.fen, reserved: 0, spent: -move.fen };
    case "spend":
      return { free: -move.fen, reserved: 0, spent: move.fen };
  }
};

/** One update for all moves of one budget in a transaction; `fields` are those of its record where that changes too. */
export const budgetUpdate = (
  tenant: string,
  budget: string,
  moves: readonly BudgetMove[],
  record?: { fields: Item; before: number },
): TransactWriteItem => {
  const all = moves.map(sumsOf);
  const sum = (part: keyof Sums): Fen => all.reduce((total, sums) => total + sums[part], 0);
  const reservations = moves.flatMap((move) => ("reservation" in move ? [move.reservation] : []));
  const names: Record<string, string> = {};
  const values: Item = {
    ":zero": number(0),
    ":free": number(sum("free")),
    ":reserved": number(sum("reserved")),
    ":spent": number(sum("spent")),
  };
  const sets = (["free", "reserved", "spent"] as const).map((part) => {
    names[`#${part}`] = part;
    return `#${part} = if_not_exists(#${part}, :zero) + :${part}`;
  });
  const conditions = [];
  if (sum("free") < 0) {
    conditions.push("#free >= :needed");
    values[":needed"] = number(-sum("free"));
  }
  if (sum("spent") < 0) {
    conditions.push("#spent >= :unspent");
    values[":unspent"] = number(-sum("spent"));
  }
  const removed = reservations.map((id, index) => {
    names["#open"] = "open";
    names[`#r${index}`] = id;
    conditions.push(`attribute_exists(#open.#r${index})`);
    return `#open.#r${index}`;
  });
  for (const [name, value] of Object.entries(record?.fields ?? {})) {
    names[`#f_${name}`] = name;
    values[`:f_${name}`] = value;
    sets.push(`#f_${name} = :f_${name}`);
  }
  if (record?.before === 0) {
    sets.push("#open = :none");
    names["#open"] = "open";
    values[":none"] = { M: {} };
    conditions.push("attribute_not_exists(pk)");
  } else if (record) {
    names["#version"] = "version";
    values[":before"] = number(record.before);
    conditions.push("#version = :before");
  } else conditions.push("attribute_exists(pk)");
  const { pk, sk } = recordKey(tenant, "budget", budget);
  return {
    Update: {
      TableName: tableName(),
      Key: { pk: text(pk), sk: text(sk) },
      UpdateExpression: `SET ${sets.join(", ")}${removed.length > 0 ? ` REMOVE ${removed.join(", ")}` : ""}`,
      ConditionExpression: conditions.join(" AND "),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
};

/** The reservation itself: one conditional update, no transaction, so that a thousand at once never conflict over the money. */
export const reservationUpdate = (
  tenant: string,
  budget: string,
  reservation: { id: string; fen: Fen; atMs: number },
): UpdateItemCommandInput => {
  const { pk, sk } = recordKey(tenant, "budget", budget);
  return {
    TableName: tableName(),
    Key: { pk: text(pk), sk: text(sk) },
    UpdateExpression: "SET #free = #free - :fen, #reserved = #reserved + :fen, #open.#id = :note",
    ConditionExpression: "attribute_exists(pk) AND #free >= :fen AND attribute_not_exists(#open.#id)",
    ExpressionAttributeNames: { "#free": "free", "#reserved": "reserved", "#open": "open", "#id": reservation.id },
    ExpressionAttributeValues: {
      ":fen": number(reservation.fen),
      ":note": { M: { fen: number(reservation.fen), at: number(reservation.atMs) } },
    },
  };
};
