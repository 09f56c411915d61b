// What opening something on this machine comes to: the thing itself, or in both languages why not and what to do.
import type { Words } from "../../domain/words.ts";

export type Opened<T> = { ok: true; value: T } | { ok: false; says: Words };

export const opened = <T>(value: T): Opened<T> => ({ ok: true, value });

export const notOpened = (says: Words): { ok: false; says: Words } => ({ ok: false, says });
