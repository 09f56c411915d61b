// The real `npm start` of this machine as a process of its own, for the journeys over HTTP.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll } from "vitest";

const start = resolve(import.meta.dirname, "../../infra/local/start.ts");

export type Answered = { status: number; type: string; headers: Headers; body: unknown };

type Service = {
  address: string;
  /** What it printed while it started. */
  welcome: string;
  stop: () => Promise<number | null>;
};

type Environment = Record<string, string | undefined>;

/** A folder that goes at the end, and no demo in it. */
const alone: Environment = { JIANGLI_DATA: "", JIANGLI_EMPTY: "1", JIANGLI_LOG: "off" };

export const spawnService = (args: string[], environment: Environment) => {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [start, ...args], { env });
  const ended = new Promise<number | null>((settle) => child.once("exit", settle));
  // A test that fails leaves no service behind.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  void ended.then(() => process.off("exit", kill));
  const said = { out: "", error: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.error += chunk;
  });
  return { child, ended, said };
};

export const startService = async (environment: Environment = {}, args = ["--port", "0"]): Promise<Service> => {
  const { child, ended, said } = spawnService(args, { ...alone, ...environment });
  const isGone = ended.then(() => true);
  while (!said.out.includes("Ctrl-C")) {
    const waited = new Promise<false>((settle) => setTimeout(settle, 20, false));
    if (await Promise.race([isGone, waited])) throw new Error(`The service did not start: ${said.out}${said.error}`);
  }
  const address = /http:\/\/localhost:[0-9]+/.exec(said.out)?.[0] ?? "";
  const stop = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { address, welcome: said.out, stop };
};

/** One service for all the tests of a file. */
export const useService = (): { ask: typeof ask } => {
  let service: Service | undefined;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service?.stop());

  const ask = async (method: string, path: string, body?: unknown, headers = json): Promise<Answered> => {
    const sent =
      body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(`${service?.address}${path}`, {
      method,
      ...(sent !== undefined && { body: sent as string, headers }),
    });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      type,
      headers: response.headers,
      body: type.includes("json") ? JSON.parse(text) : text,
    };
  };
  return { ask };
};

const json: Record<string, string> = { "content-type": "application/json" };

export const problemType = "application/problem+json; charset=utf-8";
