// `npm start`: the whole system on this machine, made of the same functions and the same table as on AWS.
import { rmSync } from "node:fs";
import type { Server } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Words } from "../../domain/words.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import { isOfEarlierForm } from "../../functions/store/scan.ts";
import { makeTable } from "../../functions/store/table.ts";
import { authorizerFor } from "./authorizer-for.ts";
import { openDataFolder } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import { type DemoWish, openDemo } from "./demo/open.ts";
import { progressOn } from "./demo/progress.ts";
import { ofEarlierForm } from "./earlier-form.ts";
import { whyNoFieldKey } from "./field-key.ts";
import { createGateway, type WellKnown } from "./gateway.ts";
import { type Issuer, jwksPath, openIssuer } from "./issuer.ts";
import { notOpened, type Opened, opened } from "./opened.ts";
import { help, type Options, portTaken, readOptions } from "./options.ts";
import { shipPolicies } from "./policies.ts";
import { useData } from "./use-data.ts";
import { welcome } from "./welcome.ts";

const host = "127.0.0.1";

const root = resolve(import.meta.dirname, "../..");

/** What has been opened, and is closed in the opposite order, however it ends. */
const closing: (() => unknown)[] = [];

const end = async (exitCode: number, says?: Words): Promise<never> => {
  if (says) process.stderr.write(`${says.zh}\n${says.en}\n`);
  for (const close of closing.splice(0).reverse()) await close();
  process.exit(exitCode);
};

const must = async <Value>(result: Opened<Value>): Promise<Value> => (result.ok ? result.value : end(1, result.says));

const options = readOptions(process.argv.slice(2), process.env);
if ("wrong" in options) await end(1, options.wrong);
if ("help" in options) {
  process.stdout.write(help);
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(0));
await start(options as Options);

async function start({ port, data, demo }: Options): Promise<void> {
  // Found now rather than after the demo has been made.
  if (port !== 0) await must(await findFree(port));
  const folder = await must(openDataFolder(data));
  closing.push(folder.close);
  const database = await must(await openDatabase(folder.path, process.env, (says) => void end(1, says)));
  closing.push(database.stop, forgetDatabase);
  process.env.DYNAMODB_ENDPOINT = database.endpoint;
  useData(folder.path);
  await makeTable();
  if (await isOfEarlierForm()) await end(1, ofEarlierForm);
  const keyTrouble = await whyNoFieldKey(folder.path);
  await shipExamples(folder.path);
  const issuer = await must(await openIssuer(folder.path));
  if (!(await hasDemo(folder.path, demo))) return;
  const gateway = createGateway(authorizerFor(issuer, process.env), wellKnown(issuer));
  const address = await listen(gateway, port);
  folder.announce({ endpoint: database.endpoint, address });
  process.stdout.write(await welcome({ address, folder: folder.path, issuer }));
  if (keyTrouble) process.stderr.write(`${keyTrouble.zh}\n${keyTrouble.en}\n`);
}

/** False when it was stopped meanwhile: the next start makes it anew. */
async function hasDemo(folder: string, wish: DemoWish): Promise<boolean> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tell = progressOn(process.stdout);
  const opening = openDemo({ folder, wish, now: Date.now(), tell, signal });
  closing.push(() => {
    stopping.abort();
    // Whatever ends the service may be what fails here.
    return opening.catch(() => {});
  });
  try {
    const why = await opening;
    if (why) process.stderr.write(`${why.zh}\n${why.en}\n`);
  } catch (error) {
    if (!signal.aborted) await end(1, demoNotMade(error));
  }
  return !signal.aborted;
}

function demoNotMade(error: unknown): Words {
  const { message } = error as Error;
  return {
    zh: `演示企业未能建立（${message}）。不用演示企业也可启动：npm start -- --empty`,
    en: `The demo enterprise could not be made (${message}). Start without it: npm start -- --empty`,
  };
}

/** The issuer of this machine tells its keys as a real one does. */
function wellKnown(issuer: Issuer): WellKnown {
  return (path, address) => {
    if (path === jwksPath) return issuer.jwks();
    return path === "/.well-known/openid-configuration" ? issuer.openidConfiguration(address) : undefined;
  };
}

/** Visitors without a token calculate by these, and by policies that they bring along. */
async function shipExamples(folder: string): Promise<void> {
  const policies = join(folder, "examples");
  await shipPolicies(resolve(root, "examples"), policies);
  process.env.JIANGLI_POLICIES = policies;
  closing.push(() => rmSync(policies, { recursive: true, force: true }));
}

function findFree(port: number): Promise<Opened<number>> {
  return new Promise((settle) => {
    const trial = createServer();
    trial.once("error", (error: NodeJS.ErrnoException) => settle(notOpened(whyNotListening(error, port))));
    trial.listen(port, host, () => trial.close(() => settle(opened(port))));
  });
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, port: number): Words {
  if (code === "EADDRINUSE") return portTaken(port);
  return { zh: `无法监听端口 ${port}：${message}`, en: `Cannot listen on port ${port}: ${message}` };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((listening) => {
    server.once("error", (error: NodeJS.ErrnoException) => void end(1, whyNotListening(error, port)));
    server.listen(port, host, listening);
  });
  // Requests that are being answered come to their end; new ones are not taken.
  closing.push(() => {
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
    return new Promise((closed) => server.close(closed));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
