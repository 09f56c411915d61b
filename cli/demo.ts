// `jiangli demo remove`: removes the demo enterprise, after it was asked for twice, and only an enterprise that is marked as one.
import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Enterprise } from "../domain/records/people.ts";
import { load } from "../functions/store/load.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { pathOfData } from "../infra/local/data-folder.ts";
import { noteRemoval } from "../infra/local/demo/removal.ts";
import { findDemo, removeDemo } from "../infra/local/demo/remove.ts";
import { type Command, misuse } from "./command.ts";
import { whatWillGo } from "./demo-contents.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { withTable } from "./with-table.ts";

export const demoCommand: Command = {
  options: { data: { type: "string" }, yes: { type: "boolean", short: "y" } },
  run: async ([action, ...more], { data, yes }) => {
    if (action !== "remove" || more.length > 0)
      return misuse({ en: "write: jiangli demo remove", zh: "请写：jiangli demo remove" });
    return withTable(data, async ({ folder = folderBeside(data) }) => {
      const demos = await demosInTable();
      if (demos.length === 0) await print("没有演示企业 · there is no demo enterprise\n");
      for (const tenant of demos) await print(await whatWillGo(tenant));
      if (demos.length > 0 && yes !== true) {
        if (!process.stdin.isTTY) return misuse(askedTwice);
        if (!(await isConfirmed())) return misuse(nothingRemoved);
      }
      // Before, so that what is interrupted is not made anew by the next start.
      if (folder !== undefined) noteRemoval(folder, new Date().toISOString());
      for (const tenant of demos) {
        const items = await removeDemo(tenant);
        await print(
          `演示企业 ${tenant} 已删除（${items} 项） · the demo enterprise ${tenant} is gone (${items} items)\n`,
        );
      }
      if (folder !== undefined)
        await print(
          "再次启动不会重建；需要时 npm start -- --demo · It does not come back; npm start -- --demo makes it anew\n",
        );
      return exitCodes.done;
    });
  },
};

/** Where the environment names the database, the service of this machine keeps its marks in its folder still. */
const folderBeside = (data: unknown): string | undefined => {
  const folder = pathOfData(typeof data === "string" ? data : process.env.JIANGLI_DATA);
  return folder !== undefined && existsSync(folder) ? folder : undefined;
};

const isConfirmed = async (): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question("全部删除？输入 yes 确认 · Remove all of it? Type yes: ");
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
};

const askedTwice = {
  en: "nothing was removed; add --yes to remove it",
  zh: "未删除任何内容；确认删除请加 --yes",
};

const nothingRemoved = { en: "nothing was removed", zh: "未删除任何内容" };

/** Also one whose own record is gone, because it was left while it was being removed. */
const demosInTable = async (): Promise<string[]> => {
  const demos = new Set<string>();
  for (const tenant of await tenantsInTable())
    if ((await load<Enterprise>(tenant, "enterprise", tenant))?.body.demo) demos.add(tenant);
  const found = await findDemo();
  if (found && !found.isWhole) demos.add(found.tenant);
  return [...demos];
};
