// `npm run bench:api`: calculations, writes and reads a second over HTTP, each beside what the database alone can do on this machine.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import autocannon from "autocannon";
import { openIssuer } from "./local/issuer.ts";
import { findRunning } from "./local/running.ts";

const root = resolve(import.meta.dirname, "..");
const seconds = Number(process.env.BENCH_SECONDS ?? 8);

type Service = { address: string; endpoint: string; child: ChildProcess };

const startService = async (folder: string): Promise<Service> => {
  const child = spawn(
    process.execPath,
    [join(root, "infra/local/start.ts"), "--port", "0", "--data", folder, "--empty"],
    {
      env: { ...process.env, JIANGLI_LOG: "off" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  for (let attempt = 0; attempt < 400; attempt++) {
    const running = findRunning(folder);
    if (running) return { ...running, child };
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error("The service did not start.");
};

const admins = ["bench-1", "bench-2"] as const;

/** An enterprise with one published policy. */
const makeEnterprise = async (folder: string, ask: Ask): Promise<void> => {
  const adminArgs = admins.flatMap((subject, index) => [
    "--admin",
    `A${index + 1}:管理员:urn:jiangli:local|${subject}`,
  ]);
  const names = ["--name-zh", "测速", "--name-en", "Bench"];
  execFileSync(process.execPath, [
    join(root, "cli/jiangli.js"),
    "tenant",
    "create",
    ...names,
    ...adminArgs,
    "--data",
    folder,
  ]);
  const policy = {
    id: "bench",
    title: { zh: "测速" },
    currency: "CNY",
    from: "2024-01-01",
    schemes: [
      {
        id: "suggestion",
        title: { zh: "建议奖" },
        kind: "tiered",
        measure: "benefit",
        apply: "whole",
        tiers: [{ below: "100", pay: "10" }, { below: "1000", rate: "10%" }, { rate: "15%" }],
        atMost: "200000",
      },
    ],
  };
  const draft = (await ask(0, "POST", "/v1/policy-drafts", policy)).id;
  for (const step of ["congress", "published"])
    await ask(0, "POST", `/v1/policy-drafts/${draft}/trail`, { step, day: "2024-01-01", document: "1" });
  await ask(1, "POST", `/v1/policy-drafts/${draft}/publication`);
};

type Ask = (admin: 0 | 1, method: string, path: string, body?: unknown) => Promise<{ id: string }>;

const asking =
  (address: string, tokens: readonly string[]): Ask =>
  async (admin, method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens[admin]}`,
        "idempotency-key": randomUUID(),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as { id: string };
  };

type Result = { what: string; perSecond: number; p50Ms: number; p99Ms: number };

const overHttp = async (what: string, options: autocannon.Options): Promise<Result> => {
  const result = await autocannon({ duration: seconds, ...options });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${what}: ${result.non2xx} refused, ${result.errors} failed`);
  return { what, perSecond: result.requests.average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
};

/** The same items by the same client, with nothing around them: so many workers ask one after the other. */
const ofDatabase = async (what: string, workers: number, ask: () => Promise<unknown>): Promise<Result> => {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const inOrder = times.sort((a, b) => a - b);
  const at = (part: number): number => inOrder[Math.floor(inOrder.length * part)] ?? 0;
  return { what, perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
};

const measure = async ({ address, endpoint }: Service, tokens: readonly string[], ask: Ask): Promise<Result[]> => {
  const headers = { authorization: `Bearer ${tokens[0]}`, "content-type": "application/json" };
  const calculation = JSON.stringify({
    policy: { id: "bench", on: "2026-11-20" },
    scheme: "suggestion",
    facts: { benefit: "50000.01" },
  });
  const person = (id: string) => ({ id, name: "王小明", department: "一车间", from: "2024-01-01" });
  await ask(0, "POST", "/v1/people", person("READ"));
  const database = new DynamoDBClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const table = "jiangli";
  const item = (sk: string) => ({ pk: { S: `bench#${randomUUID()}` }, sk: { S: sk }, body: { S: "x".repeat(300) } });
  const put = (sk: string) => ({
    Put: { TableName: table, Item: item(sk), ConditionExpression: "attribute_not_exists(pk)" },
  });
  const known = { pk: { S: "bench" }, sk: { S: "known" } };
  await database.send(
    new TransactWriteItemsCommand({
      TransactItems: [{ Put: { TableName: table, Item: { ...known, body: { S: "x".repeat(300) } } } }],
    }),
  );
  const hold = { ConditionCheck: { TableName: table, Key: known, ConditionExpression: "attribute_exists(pk)" } };
  return [
    await overHttp("calculations, token checked, trace in words", {
      url: `${address}/v1/calculations`,
      method: "POST",
      headers,
      body: calculation,
      connections: 24,
    }),
    await overHttp("writes: POST /v1/people", {
      url: `${address}/v1/people`,
      connections: 12,
      requests: [
        {
          method: "POST",
          headers,
          setupRequest: (request) => {
            const id = randomUUID();
            return { ...request, headers: { ...headers, "idempotency-key": id }, body: JSON.stringify(person(id)) };
          },
        },
      ],
    }),
    await ofDatabase("  the database alone: the same transaction", 12, () =>
      database.send(
        new TransactWriteItemsCommand({
          TransactItems: [put("record"), put("list"), hold, put("once"), put("entry"), put("head")],
        }),
      ),
    ),
    await overHttp("reads: GET /v1/people/{person}", { url: `${address}/v1/people/READ`, headers, connections: 12 }),
    await ofDatabase("  the database alone: the same item", 12, () =>
      database.send(new GetItemCommand({ TableName: table, Key: known, ConsistentRead: true })),
    ),
  ];
};

const folder = mkdtempSync(join(tmpdir(), "jiangli-bench-"));
const service = await startService(folder);
try {
  const issuer = await openIssuer(folder);
  if (!issuer.ok) throw new Error(issuer.says.en);
  const tokens = await Promise.all(admins.map((subject) => issuer.value.sign({ subject })));
  const ask = asking(service.address, tokens);
  await makeEnterprise(folder, ask);
  for (const { what, perSecond, p50Ms, p99Ms } of await measure(service, tokens, ask))
    console.log(
      `${what.padEnd(46)} ${perSecond.toFixed(0).padStart(7)} /s   p50 ${p50Ms.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`,
    );
} finally {
  const ended = new Promise((resolveEnd) => service.child.once("exit", resolveEnd));
  service.child.kill("SIGINT");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
