// `npm run bench:cold`: how long a fresh process takes from nothing to the first answer of the calculating bundle, and how large that is.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { bundleCapability } from "./bundle.ts";

const processes = 20;

/** Runs in the fresh process: only the import and the first answer are timed, not the start of Node itself. */
const timed = `
const event = JSON.parse(process.argv[2]);
const start = performance.now();
const { handler } = await import(process.argv[1]);
const imported = performance.now();
const { statusCode } = await handler(event, { awsRequestId: "cold" });
const answered = performance.now();
if (statusCode !== 200) throw new Error("The bundle did not answer.");
console.log(JSON.stringify({ importMs: imported - start, answerMs: answered - imported, totalMs: answered - start }));
`;

type Times = { importMs: number; answerMs: number; totalMs: number };

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const { folder, bytes, files } = await bundleCapability("calculate", ".build/cold-start");
const event = readFileSync(resolve(import.meta.dirname, "../test/infra/fixtures/draft.event.json"), "utf8");
const times = Array.from({ length: processes }, (): Times => {
  const args = ["--input-type=module", "--eval", timed, resolve(folder, "index.mjs"), event];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", env: { JIANGLI_LOG: "off" } }));
});

const inMs = (part: keyof Times) => `${median(times.map((time) => time[part])).toFixed(1)} ms`;
const compressed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
const kilobytes = (count: number) => `${(count / 1024).toFixed(1)} KB`;

console.log(
  `Fresh process to first answer, median of ${processes}: ${inMs("totalMs")} (import ${inMs("importMs")}, answer ${inMs("answerMs")})`,
);
console.log(`Loaded before the first answer: ${kilobytes(bytes)} minified, ${kilobytes(compressed)} compressed`);
