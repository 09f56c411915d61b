// The key of sealed fields: never made anew beside records, known by its fingerprint, and asked for before a backup comes back.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folderWith, jiangli } from "../cli/run.ts";
import { asker, createEnterprise, start } from "../local/own-enterprise.ts";

const account = "6222020200112230";
let data: string;
let backup: string;
let key: string;

const readAccount = async (folder: string) => {
  const service = await start(folder);
  const hr = await asker(folder, service.address, ["--subject", "zhangmin"]);
  const { status, body } = await hr("GET", "/v1/people/E0001/pay-details?reveal=yes");
  const entering = await hr("PUT", "/v1/people/E0002/pay-details", { bankAccount: account }, 1);
  await service.stop();
  return { status, account: body.bankAccount, code: codeOf(body), entering: codeOf(entering.body) };
};

const codeOf = ({ errors }: Record<string, unknown>): unknown => (errors as { code: string }[] | undefined)?.[0]?.code;

beforeAll(async () => {
  data = folderWith({}).folder;
  const service = await start(data);
  await createEnterprise(data);
  const admin = await asker(data, service.address, ["--subject", "wangfang"]);
  await admin("POST", "/v1/people", { id: "E0003", name: "张敏", department: "人事", from: "2026-01-01" });
  const logins = [{ issuer: "urn:jiangli:local", subject: "zhangmin" }];
  await admin("PUT", "/v1/members/E0003", { roles: ["employee", "hr"], logins });
  const hr = await asker(data, service.address, ["--subject", "zhangmin"]);
  expect((await hr("PUT", "/v1/people/E0001/pay-details", { bankAccount: account }, 1)).status).toBe(200);
  await service.stop();
  backup = join(data, "one.jiangli");
  const made = await jiangli(["backup", backup, "--data", data]);
  expect(made.code, made.err).toBe(0);
  key = readFileSync(join(data, "field.key.fingerprint"), "utf8").trim();
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  expect(made.out).toContain(key);
  expect(statSync(join(data, "jiangli.db")).mode & 0o777).toBe(0o600);
});

test("a backup is not written over, unless it is forced to", async () => {
  const before = readFileSync(backup);
  const again = await jiangli(["backup", backup, "--data", data]);
  expect([again.code, again.out]).toEqual([2, ""]);
  expect(again.err).toMatch(/exists already.*--force.*已存在.*--force/);
  expect(readFileSync(backup)).toEqual(before);
  expect((await jiangli(["backup", backup, "--force", "--data", data])).code).toBe(0);
  expect(existsSync(`${backup}.unfinished`)).toBe(false);
});

test("without its key a backup does not come back, and no key is made", async () => {
  const { folder } = folderWith({});
  const refused = await jiangli(["restore", backup, "--data", folder]);
  expect([refused.code, refused.out]).toEqual([2, ""]);
  expect(refused.err).toMatch(new RegExp(`nothing was restored.*${key}.*未恢复任何内容.*${key}`));
  expect(existsSync(join(folder, "field.key"))).toBe(false);
  copyFileSync(join(data, "field.key"), join(folder, "field.key"));
  const restored = await jiangli(["restore", backup, "--data", folder]);
  expect(restored.out, restored.err).toContain("the ledger is whole");
  expect(await readAccount(folder)).toMatchObject({ status: 200, account, entering: undefined });
});

test("another key is refused as well; once the right one is in its place, it counts", async () => {
  const { folder } = folderWith({});
  await (await start(folder)).stop();
  const other = readFileSync(join(folder, "field.key.fingerprint"), "utf8").trim();
  const refused = await jiangli(["restore", backup, "--data", folder]);
  expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(new RegExp(`${key}.*${other}`))]);
  rmSync(join(folder, "field.key"));
  copyFileSync(join(data, "field.key"), join(folder, "field.key"));
  expect((await jiangli(["restore", backup, "--data", folder])).code).toBe(0);
  expect(await readAccount(folder)).toMatchObject({ status: 200, account });
});

test("restored without it on purpose, all else goes on, nothing is sealed or opened, and the key may follow", async () => {
  const { folder } = folderWith({});
  const { code, out } = await jiangli(["restore", backup, "--without-key", "--data", folder]);
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n").at(-1)).toMatch(new RegExp(`still missing.*${key}`));
  expect(await readAccount(folder)).toEqual({
    status: 503,
    account: undefined,
    code: "key-file-unusable",
    entering: "key-file-unusable",
  });
  expect(existsSync(join(folder, "field.key"))).toBe(false);
  copyFileSync(join(data, "field.key"), join(folder, "field.key"));
  expect(await readAccount(folder)).toMatchObject({ status: 200, account, entering: undefined });
});

test("moved away from a folder with records, none is made: each start and each command says so, and the way back is to put it back", async () => {
  const { folder } = folderWith({});
  mkdirSync(join(folder, "copy"), { mode: 0o700 });
  const copy = join(folder, "copy");
  for (const name of ["jiangli.db", "field.key", "field.key.fingerprint", "issuer-key.json"])
    copyFileSync(join(data, name), join(copy, name));
  renameSync(join(copy, "field.key"), join(folder, "away"));
  const checked = await jiangli(["ledger", "check", "--data", copy]);
  expect([checked.code, checked.err]).toEqual([
    0,
    expect.stringMatching(new RegExp(`警告.*${key}.*WARNING.*${key}`, "s")),
  ]);
  expect(existsSync(join(copy, "field.key"))).toBe(false);

  writeFileSync(join(copy, "field.key"), Buffer.alloc(32, 7));
  chmodSync(join(copy, "field.key"), 0o600);
  expect(await readAccount(copy)).toMatchObject({
    status: 503,
    code: "key-file-unusable",
    entering: "key-file-unusable",
  });
  expect((await jiangli(["ledger", "check", "--data", copy])).err).toContain("is another key");

  renameSync(join(folder, "away"), join(copy, "field.key"));
  expect(await readAccount(copy)).toMatchObject({ status: 200, account, entering: undefined });
  expect((await jiangli(["ledger", "check", "--data", copy])).err).not.toContain("WARNING");
});
