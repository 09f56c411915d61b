// Finds the demo enterprise, whole or not, and removes it with everything in it; whatever interrupts that, it is found again.
import type { Enterprise, Login } from "../../../domain/records/people.ts";
import { listFiles, removeFile } from "../../../functions/store/files.ts";
import { type Item, text, textOf } from "../../../functions/store/items.ts";
import { type Key, loginId, recordKey } from "../../../functions/store/keys.ts";
import { load } from "../../../functions/store/load.ts";
import { removeItems } from "../../../functions/store/restore.ts";
import { alliancesOfTenant, itemsOfTenant, loginsOfTenant } from "../../../functions/store/scan.ts";
import { localIssuer } from "../issuer.ts";
import { personas } from "./people.ts";

/** The first admin's login is made with the enterprise and goes as the last thing of it: by it the demo is found. */
const firstLogin = loginId(localIssuer, personas.find(({ as }) => as === "admin")?.subject ?? "");

export const findDemo = async (): Promise<{ tenant: string; isWhole: boolean } | undefined> => {
  const login = await load<Login>("", "login", firstLogin);
  if (!login) return undefined;
  const { tenant } = login.body;
  const enterprise = await load<Enterprise>(tenant, "enterprise", tenant);
  if (enterprise && !enterprise.body.demo) return undefined;
  return { tenant, isWhole: enterprise !== undefined && !enterprise.body.unfinished };
};

/** Says how many items there were. The enterprise's own record goes first: without it no one signs in to half of it. */
export const removeDemo = async (tenant: string): Promise<number> => {
  let removed = await removeItems(onlyThis(recordKey(tenant, "enterprise", tenant)));
  removed += await removeItems(itemsOfTenant(tenant));
  removed += await removeItems(alliancesOfTenant(tenant));
  for await (const key of listFiles(`${tenant}/`)) await removeFile(key);
  const first = recordKey(tenant, "login", firstLogin);
  removed += await removeItems(allBut(loginsOfTenant(tenant), first));
  await removeItems(onlyThis(first));
  return removed;
};

async function* onlyThis({ pk, sk }: Key): AsyncGenerator<Item> {
  yield { pk: text(pk), sk: text(sk) };
}

async function* allBut(items: AsyncIterable<Item>, { pk }: Key): AsyncGenerator<Item> {
  for await (const item of items) if (textOf(item, "pk") !== pk) yield item;
}
