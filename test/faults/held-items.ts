// Items that requests under way hold: a second transaction or write that touches one is in conflict, as on DynamoDB.
import { isTransaction, isWrite, type Operation } from "./requests.ts";

export type HeldItems = {
  /** Which of these items, in their order, cannot be touched now. */
  conflictsOf: (operation: Operation, items: readonly string[]) => boolean[];
  isTokenHeld: (token: string | undefined) => boolean;
  /** Holds them until the returned function is called. */
  hold: (operation: Operation, items: readonly string[], token: string | undefined) => () => void;
};

/**
 * Two transactions that name one item conflict, also where both only check a condition on it. A single write conflicts with a
 * transaction; single writes wait for each other; a transaction that reads gives way to every write and hinders none.
 */
export const holdItems = (): HeldItems => {
  const transactions = new Map<string, number>();
  const writes = new Map<string, number>();
  const tokens = new Map<string, number>();

  const holdersOf = (operation: Operation): Map<string, number> | undefined => {
    if (!isWrite(operation)) return undefined;
    return isTransaction(operation) ? transactions : writes;
  };

  return {
    conflictsOf: (operation, items) => {
      if (!isTransaction(operation) && !isWrite(operation)) return items.map(() => false);
      return items.map((item) => transactions.has(item) || (operation === "TransactGetItems" && writes.has(item)));
    },
    isTokenHeld: (token) => token !== undefined && tokens.has(token),
    hold: (operation, items, token) => {
      const holders = holdersOf(operation);
      if (holders) for (const item of items) add(holders, item, 1);
      if (token !== undefined) add(tokens, token, 1);
      return () => {
        if (holders) for (const item of items) add(holders, item, -1);
        if (token !== undefined) add(tokens, token, -1);
      };
    },
  };
};

const add = (counts: Map<string, number>, key: string, by: number): void => {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
};
