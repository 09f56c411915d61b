// `jiangli demo remove`: removes the demo enterprise, and only an enterprise that is marked as one.
import type { Enterprise } from "../domain/records/people.ts";
import { load } from "../functions/store/load.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { findDemo, removeDemo } from "../infra/local/demo/remove.ts";
import { writePersonas } from "../infra/local/personas.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { withTable } from "./with-table.ts";

export const demoCommand: Command = {
  options: { data: { type: "string" } },
  run: async ([action, ...more], { data }) => {
    if (action !== "remove" || more.length > 0)
      return misuse({ en: "write: jiangli demo remove", zh: "请写：jiangli demo remove" });
    return withTable(data, async ({ folder }) => {
      let removed = 0;
      for (const tenant of await demosInTable()) {
        const items = await removeDemo(tenant);
        await print(
          `演示企业 ${tenant} 已删除（${items} 项） · the demo enterprise ${tenant} is gone (${items} items)\n`,
        );
        removed += 1;
      }
      if (removed === 0) await print("没有演示企业 · there is no demo enterprise\n");
      if (folder !== undefined) writePersonas(folder, []);
      return exitCodes.done;
    });
  },
};

/** Also one whose own record is gone, because it was left while it was being removed. */
const demosInTable = async (): Promise<string[]> => {
  const demos = new Set<string>();
  for (const tenant of await tenantsInTable())
    if ((await load<Enterprise>(tenant, "enterprise", tenant))?.body.demo) demos.add(tenant);
  const found = await findDemo();
  if (found && !found.isWhole) demos.add(found.tenant);
  return [...demos];
};
