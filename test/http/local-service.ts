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

export const startService = async (args: string[] = ["--port", "0"]): Promise<Service> => {
  const child = spawn(process.execPath, [start, ...args], { env: { ...process.env, JIANGLI_LOG: "off" } });
  const ended = new Promise<number | null>((settle) => child.once("exit", settle));
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  let welcome = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    welcome += chunk;
    if (welcome.includes("Ctrl-C")) break;
  }
  const address = /http:\/\/localhost:[0-9]+/.exec(welcome)?.[0];
  if (address === undefined) throw new Error(`The service did not start: ${welcome}${complaint}`);
  const stop = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { address, welcome, stop };
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
