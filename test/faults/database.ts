// The embedded database as a process of a test's own, which can be killed in mid write and started again on the same file.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

export type Database = {
  endpoint: string;
  file: string;
  /** As kill -9 does, in the middle of whatever it is doing; also the way to end it for good. */
  kill: () => Promise<void>;
  /** Kills it where it still runs, and starts it on the same port and the same file. */
  restart: () => Promise<void>;
  /** Stops answering, without losing what was asked, until it resumes. */
  pause: () => void;
  resume: () => void;
};

export const startDatabase = async (folder: string): Promise<Database> => {
  const file = join(folder, "jiangli.db");
  const started = await startOnFreePort(file);
  let { process } = started;
  return {
    endpoint: `http://127.0.0.1:${started.port}`,
    file,
    kill: () => process.kill(),
    restart: async () => {
      await process.kill();
      process = await startOn(started.port, file);
    },
    pause: () => process.signal("SIGSTOP"),
    resume: () => process.signal("SIGCONT"),
  };
};

type Running = { kill: () => Promise<void>; signal: (name: NodeJS.Signals) => void };

const attemptsMax = 20;

/** Below the ports that the system hands out by itself: there a passing connection could take the port during a restart. */
const portAtRandom = (): number => 20_000 + Math.floor(Math.random() * 12_000);

const startOnFreePort = async (file: string): Promise<{ port: number; process: Running }> => {
  for (let attempt = 1; ; attempt++) {
    const port = portAtRandom();
    try {
      return { port, process: await startOn(port, file) };
    } catch (error) {
      if (attempt === attemptsMax) throw error;
    }
  }
};

const startOn = async (port: number, file: string): Promise<Running> => {
  const program = createRequire(import.meta.url).resolve("@dynoxide/linux-x64/dynoxide");
  const child = spawn(program, ["serve", "--port", String(port), "--db-path", file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await once(child, "spawn");
  const dismissGuard = guard(child.pid as number);
  const ended = once(child, "exit").then(dismissGuard);
  let said = "";
  const listening = new Promise<true>((resolve) => {
    child.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes("listening on")) resolve(true);
    });
  });
  const isListening = await Promise.race([listening, ended.then(() => false)]);
  if (!isListening) throw new Error(`The database did not start on port ${port}: ${said} · 数据库没有启动`);
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    signal: (name) => {
      child.kill(name);
      // The system stops it a moment later, each of its threads by itself: until all have, it may still answer.
      while (name === "SIGSTOP" && threadsOf(child.pid as number).some((state) => state !== "T"));
    },
  };
};

/** As the system tells it: R runs, S sleeps, T is stopped. */
const threadsOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/task`).map(
    (thread) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8"))?.[1] ?? "",
  );

/** A process beside the database that ends it when this one is gone, however that came about: then the pipe closes. */
const guard = (pid: number): (() => void) => {
  const watcher = spawn("sh", ["-c", `read -r _; kill -9 ${pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  return () => {
    watcher.kill("SIGKILL");
  };
};
