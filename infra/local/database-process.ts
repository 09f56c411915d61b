// The embedded database as a process of its own: Ctrl-C does not reach it, and it does not outlive the service that started it.
import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { programName } from "./database-program.ts";
import { statusOf } from "./endpoint.ts";
import { endProcess, processesOf } from "./processes.ts";

type DatabaseProcess = {
  endpoint: string;
  pid: number;
  /** Settles when the process has ended, for whatever reason, with the last lines it wrote. */
  ended: Promise<string>;
};

export type Started = { ok: true; value: DatabaseProcess } | { ok: false; lastWords: string };

/** How the process says whose it is, to whoever finds it later. */
const ownerVariable = "JIANGLI_SERVICE";

/** Reading back a long log of changes takes seconds. */
const startPatienceMs = 30_000;

/** Without a file the data is in memory alone. */
export const startProcess = async (program: string, file: string | undefined): Promise<Started> => {
  let started = await startOn(await freePort(), program, file);
  // Between finding a free port and opening it somebody else may take it.
  for (let attempt = 1; attempt < 3 && !started.ok && started.lastWords.includes("already in use"); attempt++)
    started = await startOn(await freePort(), program, file);
  return started;
};

const startOn = async (port: number, program: string, file: string | undefined): Promise<Started> => {
  const child = closedToOthers(() =>
    spawn(program, ["serve", "--port", String(port), ...(file === undefined ? [] : ["--db-path", file])], {
      // In a group of its own the terminal's Ctrl-C does not end it before what is under way has been answered.
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: { [ownerVariable]: String(process.pid) },
    }),
  );
  const ended = lastWordsOf(child);
  const endpoint = `http://127.0.0.1:${port}`;
  const { pid } = child;
  if (pid === undefined) return { ok: false, lastWords: await ended };
  endWithThisProcess(pid, ended);
  if (await answersBefore(ended, endpoint)) return { ok: true, value: { endpoint, pid, ended } };
  await endProcess(pid);
  return { ok: false, lastWords: await ended };
};

/** The files that the child makes are its owner's alone, wherever they are copied to. */
const closedToOthers = <Made>(make: () => Made): Made => {
  const before = process.umask(0o077);
  try {
    return make();
  } finally {
    process.umask(before);
  }
};

const keptCharacters = 2_000;

const lastWordsOf = (child: ChildProcess): Promise<string> =>
  new Promise((settle) => {
    let words = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      words = (words + chunk).slice(-keptCharacters);
    });
    child.once("error", (error) => settle(error.message));
    child.once("close", () => settle(words.trim()));
  });

const answersBefore = async (ended: Promise<string>, endpoint: string): Promise<boolean> => {
  let hasEnded = false;
  ended.then(() => {
    hasEnded = true;
  });
  for (let waitedMs = 0; waitedMs < startPatienceMs && !hasEnded; waitedMs += 10) {
    if ((await statusOf(endpoint)) !== undefined) return !hasEnded;
    await sleep(10);
  }
  return false;
};

/** A shell that waits for a pipe which the kernel closes when this process is no more, however it came to its end. */
const endWithThisProcess = (pid: number, ended: Promise<string>): void => {
  const watcher = spawn("/bin/sh", ["-c", `read -r line; kill -TERM ${pid}`], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: {},
  });
  // Without a shell the next start finds the process that was left behind.
  watcher.once("error", () => {});
  watcher.unref();
  ended.then(() => watcher.kill("SIGKILL"));
};

const freePort = (): Promise<number> =>
  new Promise((settle, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });

/** Ends what a killed service left behind on this file; gives the service that is still there and uses it. */
export const endOrphans = async (file: string): Promise<number | undefined> => {
  const holding = processesOf(programName).filter((seen) => seen.arguments.includes(file));
  const owned = holding.find(({ parent, environment }) => environment.includes(`${ownerVariable}=${parent}`));
  if (owned) return owned.parent;
  for (const { pid } of holding) await endProcess(pid);
  return undefined;
};
