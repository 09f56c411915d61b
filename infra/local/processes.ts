// Processes of this machine: is one still there, is it the same one as before, and how is it ended.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Names one process for ever: its number alone is given out again. Undefined when there is no such process. */
export const identityOf = (pid: number): string | undefined => {
  if (!isThere(pid)) return undefined;
  const status = statusOf(pid);
  if (!status) return systemWithoutProc;
  return status.state === "Z" ? undefined : `${bootOf()}/${status.startedTicks}`;
};

/** Where the system tells nothing about a process but its number, the number has to do. */
const systemWithoutProc = "";

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

type Status = { state: string; parent: number; startedTicks: string };

const statusOf = (pid: number): Status | undefined => {
  const text = textOf(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name of the program stands in parentheses and may hold anything.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", parent: Number(fields[1]), startedTicks: fields[19] ?? "" };
};

const bootOf = (): string => textOf("/proc/sys/kernel/random/boot_id")?.trim() ?? "";

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

export type Seen = { pid: number; parent: number; arguments: string[]; environment: string[] };

/** The living processes that run a program of this name, as far as this user may look. */
export const processesOf = (program: string): Seen[] =>
  pids().flatMap((pid) => {
    const status = statusOf(pid);
    if (!status || status.state === "Z" || !programOf(pid).startsWith(program)) return [];
    return [{ pid, parent: status.parent, arguments: listOf(pid, "cmdline"), environment: listOf(pid, "environ") }];
  });

const pids = (): number[] => {
  try {
    return readdirSync("/proc").filter(isNumber).map(Number);
  } catch {
    return [];
  }
};

const isNumber = (name: string): boolean => /^[0-9]+$/.test(name);

const programOf = (pid: number): string => {
  try {
    const path = readlinkSync(`/proc/${pid}/exe`);
    return path.slice(path.lastIndexOf("/") + 1);
  } catch {
    return "";
  }
};

const listOf = (pid: number, file: "cmdline" | "environ"): string[] =>
  textOf(`/proc/${pid}/${file}`)?.split("\0").slice(0, -1) ?? [];

/** Asks, and after a while insists. */
export const endProcess = async (pid: number, patienceMs = 5_000): Promise<void> => {
  const identity = identityOf(pid);
  const isGone = (): boolean => identity === undefined || identityOf(pid) !== identity;
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (isGone()) return;
    send(pid, signal);
    for (let waitedMs = 0; waitedMs < patienceMs && !isGone(); waitedMs += 20) await sleep(20);
  }
};

/** It may end by itself between the look and the signal. */
const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};
