// `npm run bench:cold`: how long a fresh process of each bundle takes from nothing to its first answer, and how large it is.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { HttpEvent } from "../functions/http/event.ts";
import type { Capability } from "../functions/http/operation.ts";
import { makeTable } from "../functions/store/table.ts";
import { bundleCapability } from "./bundle.ts";
import { openDatabase } from "./local/database.ts";
import { capabilities } from "./needs.ts";

const processes = 20;

/** Runs in the fresh process: only the import and the first answer are timed, not the start of Node itself. */
const timed = `
const event = JSON.parse(process.argv[2]);
const start = performance.now();
const { handler } = await import(process.argv[1]);
const imported = performance.now();
const { statusCode } = await handler(event, { awsRequestId: "cold" });
const answered = performance.now();
if (statusCode >= 500) throw new Error("The bundle did not answer: " + statusCode);
console.log(JSON.stringify({ importMs: imported - start, answerMs: answered - imported }));
`;

type Times = { importMs: number; answerMs: number };

const fixture = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, `../test/infra/fixtures/${name}.event.json`), "utf8");

/** A request that goes through the stack and reads the database once: whoever signs in is looked up, and is unknown. */
const stranger = (routeKey: string): string => {
  const [method = "", path = ""] = routeKey.split(" ");
  const claims = { iss: "urn:cold", sub: "nobody" };
  const event: HttpEvent = {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: { "content-type": "application/json", "idempotency-key": "cold-start" },
    body: "{}",
    isBase64Encoded: false,
    requestContext: { requestId: "cold", http: { method, path }, authorizer: { jwt: { claims } } },
  };
  return JSON.stringify(event);
};

const first: Record<Capability, string> = {
  calculate: fixture("draft"),
  describe: fixture("no-route"),
  policies: stranger("POST /v1/policy-drafts"),
  read: stranger("GET /v1/people"),
  people: stranger("POST /v1/people"),
  cases: stranger("POST /v1/suggestions"),
  money: stranger("POST /v1/budgets"),
  files: stranger("POST /v1/exports"),
};

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const measure = async (capability: Capability, environment: Record<string, string>): Promise<string> => {
  const { folder, bytes, files } = await bundleCapability(capability, ".build/cold-start");
  const times = Array.from({ length: processes }, (): Times => {
    const args = ["--input-type=module", "--eval", timed, resolve(folder, "index.mjs"), first[capability]];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", env: environment }));
  });
  const stored = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const ms = (part: keyof Times): string =>
    `${median(times.map((time) => time[part]))
      .toFixed(1)
      .padStart(5)} ms`;
  const kb = (count: number): string => `${(count / 1024).toFixed(0).padStart(4)} KB`;
  return `${capability.padEnd(10)} import ${ms("importMs")}, first answer ${ms("answerMs")}; ${kb(bytes)} parsed, ${kb(stored)} stored`;
};

const database = await openDatabase(undefined, process.env);
if (!database.ok) throw new Error(database.says.en);
const environment = {
  JIANGLI_LOG: "off",
  DYNAMODB_ENDPOINT: database.value.endpoint,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
};
Object.assign(process.env, environment);
await makeTable();
for (const capability of capabilities) console.log(await measure(capability, environment));
await database.value.stop();
