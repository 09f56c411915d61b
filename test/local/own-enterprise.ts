// An enterprise of one's own on one machine, as its operator makes it: the service, two admins of the local issuer, and what they ask for.
import { execFileSync } from "node:child_process";
import { delimiter, dirname, resolve } from "node:path";
import { expect } from "vitest";
import { jiangli } from "../cli/run.ts";
import { startService } from "../http/local-service.ts";

export type Answered = { status: number; body: Record<string, unknown> };

/** As one types it, but for npx, which looks for the command first. */
export const inShell = (line: string): string => {
  const command = `${process.execPath} ${resolve("cli/jiangli.js")}`;
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  return execFileSync("sh", ["-ec", line.replaceAll("npx jiangli", command)], { env }).toString();
};

export const start = (folder: string, environment: Record<string, string | undefined> = {}) =>
  startService({ JIANGLI_DATA: folder, ...environment });

/** Gives the line of the enterprise's id, and the rest that is said. */
export const createEnterprise = async (folder: string, name = "示例企业", mark = ""): Promise<string> => {
  const admins = [`E0001:王芳:urn:jiangli:local|wangfang${mark}`, `E0002:李强:urn:jiangli:local|li qiang${mark}`];
  const args = ["--name-zh", name, "--name-en", "Example", ...admins.flatMap((admin) => ["--admin", admin])];
  const { code, out, err } = await jiangli(["tenant", "create", ...args, "--data", folder]);
  expect(code, err).toBe(0);
  expect(err).toContain(`Data folder: ${folder}`);
  return out;
};

export const asker = async (folder: string, address: string, who: readonly string[]) => {
  const { code, out, err } = await jiangli(["token", ...who, "--data", folder]);
  expect(code, err).toBe(0);
  return async (method: string, path: string, body?: object, version?: number): Promise<Answered> => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${out.trim()}`,
        ...(body && { "content-type": "application/json", "idempotency-key": `${method}-${Math.random()}` }),
        ...(version !== undefined && { "if-match": `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
};
