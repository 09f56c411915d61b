// The answers of a DynamoDB in trouble, byte for byte what the SDK turns into its own classes of errors.
import { crc32 } from "node:zlib";
import type { Random } from "../oracle/random.ts";
import { isTransaction, type Operation } from "./requests.ts";

export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

export const answerOf = (status: number, content: unknown): Answer => {
  const body = Buffer.from(JSON.stringify(content));
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-crc32": String(crc32(body)) };
  return { status, headers, body };
};

const failure = (status: number, type: string, content: Record<string, unknown>): Answer =>
  answerOf(status, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, ...content });

export const serverError = (): Answer =>
  failure(500, "InternalServerError", { message: "The request processing has failed because of an unknown error." });

export const foreignKey = (key: string): Answer =>
  answerOf(400, {
    __type: "com.amazon.coral.validate#ValidationException",
    message: `The fault proxy refuses this key, it begins with none of the allowed prefixes: ${key} · 键的前缀不在允许之列`,
  });

export const inProgress = (): Answer =>
  failure(400, "TransactionInProgressException", {
    Message: "The transaction with the given request token is already in progress.",
  });

const ongoing = "Transaction is ongoing for the item";
const exceeded =
  "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.";
const scaling =
  "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.";

type Reason = { Code: string; Message?: string };

const canceled = (reasons: Reason[]): Answer => {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return failure(400, "TransactionCanceledException", {
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  });
};

const reasonsAt = (places: readonly boolean[], reason: Reason): Reason[] =>
  places.map((isHit) => (isHit ? reason : { Code: "None" }));

/** Conflict at these items of a transaction; a single write has one item and an exception of its own. */
export const conflictAt = (operation: Operation, places: readonly boolean[]): Answer =>
  isTransaction(operation)
    ? canceled(reasonsAt(places, { Code: "TransactionConflict", Message: ongoing }))
    : failure(400, "TransactionConflictException", { message: ongoing });

/** One item at least, which ones is chance. */
export const somePlaces = (count: number, random: Random): boolean[] => {
  const sure = random.whole(0, Math.max(0, count - 1));
  return Array.from({ length: count }, (_, place) => random.chance(0.3) || place === sure);
};

export const throttling = (operation: Operation, count: number, table: string, random: Random): Answer => {
  const isProvisioned = random.chance(0.5);
  if (isTransaction(operation) && random.chance(0.7)) {
    const reason = isProvisioned
      ? { Code: "ProvisionedThroughputExceeded", Message: exceeded }
      : { Code: "ThrottlingError", Message: scaling };
    return canceled(reasonsAt(somePlaces(count, random), reason));
  }
  const access = /Get|Query|Scan/.test(operation) ? "Read" : "Write";
  const resource = `arn:aws:dynamodb:local:000000000000:table/${table}`;
  return isProvisioned
    ? failure(400, "ProvisionedThroughputExceededException", {
        message: exceeded,
        ThrottlingReasons: [{ reason: `Table${access}ProvisionedThroughputExceeded`, resource }],
      })
    : failure(400, "ThrottlingException", {
        message: scaling,
        throttlingReasons: [{ reason: `Table${access}KeyRangeThroughputExceeded`, resource }],
      });
};
