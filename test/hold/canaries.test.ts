// What concerns a person never shows: not in the log of a service that logs everything it can, and not in the journal.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import { makeKeyFile } from "../../functions/secrets/key-file.ts";
import { database, tableName } from "../../functions/store/database.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { recordKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { policy, publish } from "../journeys/suggestion-desk.ts";
import { wholeLedger } from "./ledger.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publish(here(), policy);
  await makeKeyFile(process.env.JIANGLI_KEY_FILE ?? "");
});

const canaries = {
  name: "金丝雀甲",
  attribute: "金丝雀证书",
  account: "6222020200112233440",
  identity: "11010519491231002X",
  title: "金丝雀题目",
  problem: "金丝雀问题",
  proposal: "金丝雀办法",
  absence: "金丝雀请假",
  subject: "canary-subject-77",
  path: "CANARY-PATH-77",
  query: "CANARY-QUERY-77",
  key: "CANARY-FIELD-77",
};

/** The same gateway in a process of its own, on the same database, with its log on. */
const startLogged = async (): Promise<{ address: string; said: () => string; stop: () => Promise<void> }> => {
  const root = join(import.meta.dirname, "../..");
  const script = `
    const { createGateway } = await import(${JSON.stringify(join(root, "infra/local/gateway.ts"))});
    const gateway = createGateway(async (header) => {
      const sub = /^Bearer (.+)$/.exec(header ?? "")?.[1];
      return sub === undefined ? { ok: false } : { ok: true, claims: { iss: "https://issuer.test", sub } };
    });
    gateway.listen(0, "127.0.0.1", () => console.error("address=http://127.0.0.1:" + gateway.address().port + ";"));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, JIANGLI_LOG: "on", NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /address=(\S+);/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`The service did not start: ${said}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { address, said: () => said, stop };
};

test("canaries appear neither in the log nor in the journal", async () => {
  const service = await startLogged();
  onTestFinished(service.stop);
  let requests = 0;
  const send = async (
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const answer = await fetch(`${service.address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${here().tenant}-${person}`,
        ...(method !== "GET" && { "idempotency-key": `canary-${++requests}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const said = await answer.text();
    const isJson = (answer.headers.get("content-type") ?? "").includes("json");
    return { status: answer.status, body: isJson ? JSON.parse(said) : said, headers: answer.headers };
  };
  const done = async (...request: Parameters<typeof send>): Promise<Answered["body"]> => {
    const { status, body } = await send(...request);
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    return body;
  };

  const attributes = [{ name: "skill", value: canaries.attribute, from: "2024-01-01" }];
  const person = { id: "P1", name: canaries.name, department: "一车间", from: "2020-01-01", attributes };
  await done("HR-1", "POST", "/v1/people", person);
  const details = { bankAccount: canaries.account, identityNumber: canaries.identity };
  await done("HR-1", "PUT", "/v1/people/P1/pay-details", details, { "if-match": '"1"' });
  const shown = await done("CASHIER-1", "GET", "/v1/people/P1/pay-details");
  expect(shown.person).toBe("P1");
  expect((await done("HR-1", "GET", "/v1/people/P1/pay-details?reveal=yes")).bankAccount).toBe(canaries.account);
  const logins = [{ issuer: "https://issuer.test", subject: canaries.subject }];
  await done("ADMIN-1", "PUT", "/v1/members/P1", { roles: ["employee"], logins });
  const words = { title: canaries.title, problem: canaries.problem, proposal: canaries.proposal };
  const { id } = await done("E1", "POST", "/v1/suggestions", { ...words, policy: "ideas", scheme: "benefit" });
  await done("E1", "POST", `/v1/suggestions/${id}/submission`, { facts: { field: "safety" } });
  expect((await done("HR-1", "GET", `/v1/suggestions/${id}`)).title).toBe(canaries.title);
  await done("HR-1", "GET", `/v1/suggestions/${id}/similar`);
  await done("HR-1", "GET", "/v1/people");
  await done("AUDITOR-1", "GET", "/v1/members");
  const absence = { to: "HR-2", roles: ["hr"], from: "2099-01-01", until: "2099-01-02", reason: canaries.absence };
  await send("HR-1", "POST", "/v1/delegations", absence);
  await done("AUDITOR-1", "POST", "/v1/exports", { of: "people", format: "csv" });

  const refused = [
    await send("HR-1", "POST", "/v1/people", { ...person, [canaries.key]: canaries.name }),
    await send("HR-1", "POST", "/v1/people", `{"name": "${canaries.name}", "id"`),
    await send("HR-1", "POST", "/v1/people", { ...person, from: canaries.name }),
    await send(
      "HR-1",
      "PUT",
      "/v1/people/P1/pay-details",
      { bankAccount: `${canaries.account}x` },
      { "if-match": '"2"' },
    ),
    await send("HR-1", "GET", `/v1/people/${encodeURIComponent(canaries.name)}`),
    await send("HR-1", "GET", `/v1/people/${canaries.path}`),
    await send("HR-1", "GET", `/v1/nowhere/${canaries.path}?of=${canaries.query}`),
    await send("HR-1", "GET", `/v1/people?name=${encodeURIComponent(canaries.name)}&of=${canaries.query}`),
    await send(canaries.subject, "GET", "/v1/me"),
  ];
  for (const { status } of refused) expect([400, 403, 404]).toContain(status);
  await breakSecret("P1");
  const failed = await send("HR-1", "GET", "/v1/people/P1");
  expect([failed.status, failed.body.errors[0].code]).toEqual([500, "internal"]);
  await service.stop();

  const lines = service
    .said()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("address="));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) expect(JSON.parse(line), line).toMatchObject({ time: expect.any(String) });
  expect(lines.filter((line) => line.includes('"error"')).length).toBeGreaterThan(0);
  for (const [what, canary] of Object.entries(canaries)) {
    expect(service.said(), what).not.toContain(canary);
    expect(service.said(), what).not.toContain(encodeURIComponent(canary));
  }
  await mendSecret("P1");
  const journal = (await wholeLedger(here())).map(canonicalJson).join("\n");
  expect(journal).toContain("create-person");
  for (const [what, canary] of Object.entries(canaries)) expect(journal, what).not.toContain(canary);
});

let kept = "";

const writeSecret = async (person: string, secret: (now: string) => string): Promise<void> => {
  const { pk, sk } = recordKey(here().tenant, "person", person);
  const item = await loadItem({ pk, sk });
  if (!item) throw new Error(`There is no ${person}.`);
  const next = { ...item, secret: text(secret(textOf(item, "secret"))) };
  await database().send(new PutItemCommand({ TableName: tableName(), Item: next }));
};

/** Damaged so that reading it is a fault of the service, whose message quotes what it read. */
const breakSecret = (person: string): Promise<void> =>
  writeSecret(person, (now) => {
    kept = now;
    return `${canaries.name}{`;
  });

const mendSecret = (person: string): Promise<void> => writeSecret(person, () => kept);
