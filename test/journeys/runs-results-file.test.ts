// What of a run could be spoiled or too large on its way out, over HTTP: the payment file on disk and in parts, and long lists of exceptions.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { paymentFileKey } from "../../functions/runs/write-payment-file.ts";
import { database, tableName } from "../../functions/store/database.ts";
import { putFile, removeFile } from "../../functions/store/files.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { recordKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { useEnterprise } from "./enterprise.ts";
import { done, owe, releasedRun, stepsOf, withMoney } from "./run-desk.ts";
import { fetchFile } from "./sheets.ts";

const { here } = useEnterprise();
let run: string;

beforeAll(async () => {
  await withMoney(here());
  await owe(here(), ["E1", "E2"]);
  run = await releasedRun(here());
});

const fetched = (headers = {}) => fetchFile(here(), "CASHIER-1", `/v1/runs/${run}/file`, headers);
const fileOf = async () => done(await here().as("HR-1").get(`/v1/runs/${run}`)).file;

test("a payment file comes in parts that are the whole", async () => {
  const { digest, sizeBytes } = await fileOf();
  const whole = await fetched();
  expect([whole.status, whole.bytes.length]).toEqual([200, sizeBytes]);
  const first = await fetched({ range: "bytes=0-99" });
  const rest = await fetched({ range: "bytes=100-" });
  expect([first.status, first.headers.get("content-range")]).toEqual([206, `bytes 0-99/${sizeBytes}`]);
  expect(rest.headers.get("accept-ranges")).toBe("bytes");
  const joined = Buffer.concat([first.bytes, rest.bytes]);
  expect(joined).toEqual(whole.bytes);
  expect(`sha256:${createHash("sha256").update(joined).digest("hex")}`).toBe(digest);
  expect((await fetched({ range: `bytes=${sizeBytes}-` })).status).toBe(400);
});

test("bytes that were changed on disk are not given, in no part", async () => {
  const { digest } = await fileOf();
  const path = join(process.env.JIANGLI_FILES ?? "", paymentFileKey(here().tenant, run, digest));
  const whole = await readFile(path);
  const spoilt = Buffer.from(whole);
  spoilt[spoilt.length - 20] = (spoilt.at(-20) ?? 0) ^ 1;
  await writeFile(path, spoilt);
  for (const headers of [{}, { range: "bytes=0-9" }]) {
    const { status, bytes } = await fetched(headers);
    expect([status, JSON.parse(String(bytes)).errors[0].code]).toEqual([409, "run-broken"]);
  }
  await writeFile(path, whole);
  expect((await fetched()).status).toBe(200);
});

test("a file beyond what one answer takes is asked for in parts", async () => {
  const large = Buffer.alloc(4_000_001, "1");
  const digest = `sha256:${createHash("sha256").update(large).digest("hex")}`;
  const key = paymentFileKey(here().tenant, run, digest);
  await putFile(key, large);
  const item = await loadItem(recordKey(here().tenant, "run", run));
  if (!item) throw new Error("The run is gone.");
  const body = { ...JSON.parse(textOf(item, "body")), file: { digest, sizeBytes: large.length } };
  const put = (text_: string) =>
    database().send(new PutItemCommand({ TableName: tableName(), Item: { ...item, body: text(text_) } }));
  await put(JSON.stringify(body));
  const whole = await fetched();
  expect([whole.status, JSON.parse(String(whole.bytes)).errors[0].code]).toEqual([422, "file-in-parts"]);
  const parts = [await fetched({ range: "bytes=0-" }), await fetched({ range: "bytes=4000000-" })];
  expect(parts.map(({ status, bytes }) => [status, bytes.length])).toEqual([
    [206, 4_000_000],
    [206, 1],
  ]);
  await put(textOf(item, "body"));
  await removeFile(key);
});

test("a page of exceptions ends before it grows too large, and the next one goes on", async () => {
  const line = (index: number) => ({ payment: `${run}_${"x".repeat(40)}-${index}`, amount: "1", outcome: "settled" });
  for (let message = 0; message < 3; message++)
    await stepsOf(here()).results(run, { results: Array.from({ length: 1000 }, (_, index) => line(index)) });
  const auditor = here().as("AUDITOR-1");
  const first = done(await auditor.get(`/v1/runs/${run}/exceptions?limit=100`));
  expect(first.items.map(({ number, exceptions }: any) => [number, exceptions.length])).toEqual([
    [1, 1000],
    [2, 1000],
  ]);
  const second = done(await auditor.get(`/v1/runs/${run}/exceptions?limit=100&cursor=${first.next}`));
  expect(second.items.map(({ number }: { number: number }) => number)).toEqual([3]);
  expect(second.next).toBeUndefined();
});
