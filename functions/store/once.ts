// What a request with this key was answered the first time.
import { textOf } from "./items.ts";
import { onceKey } from "./keys.ts";
import { loadItem } from "./load.ts";

export const loadOnce = async (
  tenant: string,
  person: string,
  key: string,
): Promise<{ inputHash: string; answer: string } | undefined> => {
  const item = await loadItem(onceKey(tenant, person, key));
  return item && { inputHash: textOf(item, "input"), answer: textOf(item, "answer") };
};
