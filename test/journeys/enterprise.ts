// An enterprise on the real embedded database, behind the real gateway, at a time that the test decides: what every journey begins with.
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Role } from "../../domain/access/roles.ts";
import { foundEnterprise, welcome } from "../../domain/people/found.ts";
import { now, setClock } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import { newTenantId } from "../../functions/store/ids.ts";
import { loginId } from "../../functions/store/keys.ts";
import { forgetLanes } from "../../functions/store/lanes.ts";
import { forgetMembers } from "../../functions/store/members.ts";
import { makeTable } from "../../functions/store/table.ts";
import { createGateway } from "../../infra/local/gateway.ts";

export type Answered = { status: number; body: any; headers: Headers };

export type Desk = {
  person: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Answered>;
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;
};

export type TestEnterprise = {
  tenant: string;
  address: string;
  endpoint: string;
  /** Speaks as a person: one of the staff, or anyone who has been given a login `login-<person>`. */
  as: (person: string) => Desk;
  /** From now on it is this moment; the clock runs on from there. */
  at: (moment: string) => void;
};

/** The staff that every test enterprise has: each person's id says the role. */
export const staff: { [person: string]: Role[] } = {
  "ADMIN-1": ["admin", "employee"],
  "ADMIN-2": ["admin", "employee"],
  "REVIEWER-1": ["reviewer", "employee"],
  "REVIEWER-2": ["reviewer", "employee"],
  "FINANCE-1": ["finance", "employee"],
  "HR-1": ["hr", "employee"],
  "HR-2": ["hr", "employee"],
  "APPROVER-1": ["approver", "employee"],
  "APPROVER-2": ["approver", "employee"],
  "CASHIER-1": ["cashier", "employee"],
  "AUDITOR-1": ["auditor"],
  E1: ["employee"],
  E2: ["employee"],
  E3: ["employee"],
};

const issuer = "https://issuer.test";

/** One database and one gateway for all the tests of a file; `found()` makes a further enterprise in the same table. Whoever brings a database of their own says where it is. */
export const useEnterprise = (
  endpointOf?: () => string,
): { here: () => TestEnterprise; found: () => Promise<TestEnterprise> } => {
  let place: Place | undefined;
  let first: TestEnterprise | undefined;
  beforeAll(async () => {
    place = await openPlace(endpointOf?.());
    first = await found(place);
  });
  afterAll(async () => {
    setClock(Date.now);
    await place?.close();
  });
  return { here: () => first as TestEnterprise, found: () => found(place as Place) };
};

type Place = { address: string; endpoint: string; close: () => Promise<void> };

const startEmbedded = async (folder: string): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  const port = await freePort();
  const program = createRequire(import.meta.url).resolve("@dynoxide/linux-x64/dynoxide");
  const child = spawn(program, ["serve", "--port", String(port), "--db-path", join(folder, "jiangli.db")], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async (): Promise<void> => {
    kill();
    await ended;
    process.off("exit", kill);
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop };
};

const openPlace = async (given?: string): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), "jiangli-test-"));
  const { endpoint, stop } =
    given === undefined ? await startEmbedded(folder) : { endpoint: given, stop: async () => {} };
  process.env.DYNAMODB_ENDPOINT = endpoint;
  process.env.JIANGLI_FILES = join(folder, "files");
  process.env.JIANGLI_KEY_FILE = join(folder, "key");
  process.env.JIANGLI_LOG = "off";
  forgetDatabase();
  forgetLanes();
  forgetMembers();
  await answering(endpoint);
  await makeTable();
  // The tokens of the tests are plain names: verifying real ones is the authorizer's own test.
  const gateway = createGateway(async (header) => {
    const subject = /^Bearer (.+)$/.exec(header ?? "")?.[1];
    return subject === undefined ? { ok: false } : { ok: true, claims: { iss: issuer, sub: subject } };
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    gateway.closeAllConnections();
    await new Promise((resolve) => gateway.close(resolve));
    forgetDatabase();
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address, endpoint, close };
};

const found = async ({ address, endpoint }: Place): Promise<TestEnterprise> => {
  const tenant = newTenantId();
  const subjectOf = (person: string): string => `${tenant}-${person}`;
  const people = Object.entries(staff).map(([id, roles]) => ({
    id,
    name: `员工${id}`,
    department: "一车间",
    from: "2020-01-01",
    roles,
    login: { hash: loginId(issuer, subjectOf(id)), issuer, subject: subjectOf(id) },
  }));
  const changes = foundEnterprise(
    tenant,
    {
      name: { zh: "测试企业", en: "Test enterprise" },
      since: "2024-01",
      demo: false,
      cursorKey: randomBytes(32).toString("hex"),
    },
    people.slice(0, 2),
  );
  const actor = { tenant, person: "ADMIN-1", operation: "found", request: randomUUID(), now: now() };
  for (const group of [changes, ...people.slice(2).map((person) => welcome(tenant, person))]) {
    const saved = await commit(actor, { changes: group });
    if (saved.did !== "committed") throw new Error(`The test enterprise was not founded: ${saved.did}`);
  }
  return {
    tenant,
    address,
    endpoint,
    as: (person) => deskOf(address, subjectOf(person), person),
    at: (moment) => {
      const start = performance.now();
      const from = Date.parse(moment);
      setClock(() => Math.floor(from + performance.now() - start));
      forgetMembers();
    },
  };
};

const deskOf = (address: string, subject: string, person: string): Desk => {
  const send: Desk["send"] = async (method, path, body, headers = {}) => {
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${subject}`,
        ...(method !== "GET" && { "idempotency-key": randomUUID() }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && {
        body: isBytes || typeof body === "string" ? (body as string) : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      body: isJson && !path.endsWith("/file") ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    person,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body, headers) => send("POST", path, body, headers),
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answering = async (endpoint: string): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const isThere = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("The embedded database did not answer.");
};
