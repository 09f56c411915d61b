// `npm start`: serves the whole API on this machine, from the same handlers that run in Lambda.
import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { shipPolicies } from "../policies.ts";
import { createGateway } from "./gateway.ts";
import { help, portTaken, readOptions } from "./options.ts";
import { welcome } from "./welcome.ts";

const root = resolve(import.meta.dirname, "../..");

const fail = (message: string): never => {
  process.stderr.write(message);
  process.exit(1);
};

const options = readOptions(process.argv.slice(2), process.env);
if ("wrong" in options) fail(`${options.wrong}\n\n${help}`);
if ("help" in options) {
  process.stdout.write(help);
  process.exit(0);
}
const { port } = options as { port: number };

const policies = resolve(root, `.build/local/policies-${process.pid}`);
await shipPolicies(resolve(root, "examples"), policies).catch((error: Error) => fail(`${error.message}\n`));
process.env.JIANGLI_POLICIES = policies;
process.on("exit", () => rmSync(policies, { recursive: true, force: true }));

const server = createGateway();
server.on("error", (error: NodeJS.ErrnoException) =>
  fail(error.code === "EADDRINUSE" ? portTaken(port) : `${error.message}\n`),
);
server.listen(port, "127.0.0.1", async () => {
  const { port: opened } = server.address() as AddressInfo;
  process.stdout.write(await withoutLog(() => welcome(`http://localhost:${opened}`)));
});

/** The example that the welcome shows is not the reader's own request. */
async function withoutLog<Value>(run: () => Promise<Value>): Promise<Value> {
  const { JIANGLI_LOG } = process.env;
  process.env.JIANGLI_LOG = "off";
  const value = await run();
  if (JIANGLI_LOG === undefined) delete process.env.JIANGLI_LOG;
  else process.env.JIANGLI_LOG = JIANGLI_LOG;
  return value;
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
