// How a file may be called: `0123456789/exports/2026-11.csv`, the enterprise first, so that nothing ever reaches into another's files.
import { isId } from "../../domain/values/text.ts";
import { tenantIdLength } from "./keys.ts";

/** Keys are made by this program from ids that were checked before: a wrong one is a bug and not a matter of input. */
export const checkKey = (key: string): void => {
  const [tenant = "", ...names] = key.split("/");
  if (!isTenant(tenant) || names.length === 0 || names.length > namesMax || !names.every(isId)) throw wrong(key);
};

/** A key that breaks off after the enterprise, anywhere. */
export const checkPrefix = (prefix: string): void => {
  const [tenant = "", ...names] = prefix.split("/");
  const last = names.pop();
  if (!isTenant(tenant) || last === undefined || names.length >= namesMax) throw wrong(prefix);
  if (!names.every(isId) || !(last === "" || isId(last))) throw wrong(prefix);
};

const isTenant = (text: string): boolean => text.length === tenantIdLength && /^[0-9a-z]+$/.test(text);

/** Deep enough for `job/part/file`; with names of 64 letters a key stays far below the 1,024 bytes that S3 takes. */
const namesMax = 8;

const wrong = (key: string): Error =>
  new Error(`不是可用的文件键；Not a key of a file: ${JSON.stringify(key).slice(0, 100)}`);
