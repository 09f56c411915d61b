// The `jiangli` command: picks the command, and turns whatever stops it into one clear line and an exit code.
import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { exitCodes, failureOf } from "./failures.ts";
import { helpFor, overview } from "./help.ts";
import { endQuietlyWhenClosed, print, printError } from "./streams.ts";

/** Each command loads only what it needs. */
const commands: { [name: string]: () => Promise<Command> } = {
  calculate: async () => (await import("./calculate.ts")).calculateCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  diff: async () => (await import("./diff.ts")).diffCommand,
  replay: async () => (await import("./replay.ts")).replayCommand,
  tenant: async () => (await import("./tenant.ts")).tenantCommand,
  token: async () => (await import("./token.ts")).tokenCommand,
  ledger: async () => (await import("./ledger.ts")).ledgerCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  restore: async () => (await import("./restore.ts")).restoreCommand,
  demo: async () => (await import("./demo.ts")).demoCommand,
};

export const main = async (args: string[]): Promise<number> => {
  endQuietlyWhenClosed();
  try {
    return await run(args);
  } catch (error) {
    const { says, exitCode } = failureOf(error);
    printError(`jiangli: ${says.en} · ${says.zh}`);
    return exitCode;
  }
};

const run = async ([name = "--help", ...args]: string[]): Promise<number> => {
  if (["--help", "-h", "help"].includes(name)) return help(args[0]);
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (!command) {
    const known = Object.keys(commands).join(", ");
    printError(`jiangli: there is no command ${name}; use one of ${known} · 没有命令 ${name}，可用：${known}`);
    return exitCodes.unusable;
  }
  const { values, positionals } = parseArgs({
    args,
    options: { ...command.options, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help === true) return help(name);
  return command.run(positionals, values);
};

const help = async (command = ""): Promise<number> => {
  await print(Object.hasOwn(commands, command) ? helpFor(command) : overview);
  return exitCodes.done;
};
