// The AWS SDK inside a bundle: what is left of it, whom it signs as, and that no function asks for what its grants refuse.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { type Bundle, bundleCapability, bundleEntry } from "../../infra/bundle.ts";
import { capabilities, needs } from "../../infra/needs.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "jiangli-sdk-"));

let database: Bundle;

beforeAll(async () => {
  database = await bundleEntry(
    `export { handler } from "./test/infra/fixtures/database.mjs";`,
    join(folder, "database"),
  );
});

/** The commands of the SDK that are in a bundle, without those that its clients bring along for themselves. */
const commandsIn = ({ everything }: Bundle): string[] =>
  everything
    .flatMap(
      (input) => /@aws-sdk\/client-(\w+)\/dist-\w+\/commands\/(\w+)Command\.js$/.exec(input)?.slice(1).join(":") ?? [],
    )
    .filter((command) => !["dynamodb:DescribeEndpoints", "s3:CreateSession"].includes(command))
    .toSorted();

describe("a bundle with the SDK", () => {
  test("loads at most 170 KB for it, with nothing to sign in, to assume a role or to read files of settings", () => {
    expect(database.bytes).toBeLessThanOrEqual(170 * 1024);
    const elsewhere =
      /credential-provider-(?!env)|token-providers|nested-clients|shared-ini|fromSharedConfigFiles|mnemonist|Sha256Js|dist-cjs/;
    expect(database.everything.filter((input) => elsewhere.test(input.replace(/^in-lambda:.*/, "")))).toEqual([]);
    expect(database.everything.some((input) => input.includes("credential-provider-env"))).toBe(true);
  });

  test("signs as the environment says, whatever files of settings say, and loads no other HTTP client", async () => {
    const seen: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers);
      response.setHeader("content-type", "application/x-amz-json-1.0").end("{}");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const settings = join(folder, "settings");
    writeFileSync(
      settings,
      "[default]\nregion = eu-west-9\naws_access_key_id = OTHER\naws_secret_access_key = other\n",
    );
    const { stdout } = await run(
      process.execPath,
      [
        resolve(import.meta.dirname, "fixtures/invoke.mjs"),
        join(database.folder, "index.mjs"),
        resolve(import.meta.dirname, "fixtures/no-route.event.json"),
      ],
      {
        env: {
          AWS_REGION: "cn-north-1",
          AWS_ACCESS_KEY_ID: "FROMLAMBDA",
          AWS_SECRET_ACCESS_KEY: "secret",
          AWS_SESSION_TOKEN: "session",
          AWS_CONFIG_FILE: settings,
          AWS_SHARED_CREDENTIALS_FILE: settings,
          DYNAMODB_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        },
      },
    ).finally(() => server.close());
    const { answer, loaded } = JSON.parse(stdout) as { answer: { statusCode: number }; loaded: string[] };
    expect(answer.statusCode).toBe(200);
    expect(seen.map((headers) => headers["x-amz-target"])).toEqual(
      ["TransactWriteItems", "GetItem", "Query"].map((name) => `DynamoDB_20120810.${name}`),
    );
    for (const headers of seen) {
      expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=FROMLAMBDA\/\d{8}\/cn-north-1\/dynamodb\//);
      expect(headers["x-amz-security-token"]).toBe("session");
    }
    expect(loaded.filter((name) => /undici|http2/.test(name))).toEqual([]);
  });
});

describe("no function asks for what its grants refuse", () => {
  const asks = {
    none: [],
    read: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:TransactGetItems"],
    write: ["dynamodb:TransactWriteItems", "dynamodb:UpdateItem"],
  };
  const asksFiles = {
    none: [],
    read: ["s3:GetObject", "s3:ListObjectsV2"],
    write: [
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:CreateMultipartUpload",
      "s3:UploadPart",
      "s3:CompleteMultipartUpload",
      "s3:AbortMultipartUpload",
    ],
  };

  test("its commands are seen", () => {
    expect(commandsIn(database)).toEqual(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:TransactWriteItems"]);
  });

  test.each(capabilities)("%s", async (name) => {
    const { table, files, fieldKey } = needs[name];
    const may = [
      ...(table === "none" ? [] : asks.read),
      ...(table === "write" ? asks.write : []),
      ...(files === "none" ? [] : asksFiles.read),
      ...(files === "write" ? asksFiles.write : []),
      ...(fieldKey ? ["kms:Decrypt", "kms:GenerateDataKey"] : []),
    ];
    const bundle = await bundleCapability(name, folder);
    expect(commandsIn(bundle).filter((command) => !may.includes(command))).toEqual([]);
  });
});
