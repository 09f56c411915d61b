// `jiangli tenant create` as it is typed: an enterprise is made once, by whoever comes first, with two admins who can sign in.
import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { forgetMembers, signIn } from "../../functions/store/members.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { entriesOf } from "./journal.ts";

const { here } = useEnterprise();

type Ran = { code: number | null; out: string; err: string };

const jiangli = (args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, DYNAMODB_ENDPOINT: here().endpoint, ...environment };
    const child = spawn(process.execPath, ["cli/jiangli.js", "tenant", ...args], { env });
    const ran: Ran = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk) => (ran.out += chunk));
    child.stderr.on("data", (chunk) => (ran.err += chunk));
    child.on("close", (code) => resolve({ ...ran, code }));
  });

const issuer = "https://login.example";

const create = (name: string, admins: string[], environment?: NodeJS.ProcessEnv): Promise<Ran> =>
  jiangli(
    ["create", "--name-zh", name, "--name-en", "Example", ...admins.flatMap((admin) => ["--admin", admin])],
    environment,
  );

const two = (mark: string): string[] => [`E0001:王芳:${issuer}|auth|${mark}1`, `E0002:李强:${issuer}|${mark}2`];

const signedIn = (subject: string) => {
  forgetMembers();
  return signIn(issuer, subject);
};

test("an enterprise is made once, with an entry by its first admin", async () => {
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => create("示例企业", two("a"))));
  const tenant = first?.out.split("\n")[0] ?? "";
  expect(tenant, first?.err).toMatch(/^[0-9a-z]{10}$/);
  for (const { code, out } of [first as Ran, ...others]) {
    expect([code, out.split("\n")[0]]).toEqual([0, tenant]);
    expect(out).toMatch(/企业/);
  }
  const again = await create("示例企业", two("other"));
  expect([again.code, again.out]).toEqual([
    0,
    `${tenant}\n该企业已存在（示例企业），未作任何更改。\nThis enterprise exists already (Example); nothing was changed.\n`,
  ]);
  const entries = await entriesOf(tenant, "create-tenant");
  expect(entries.map(({ by, changes }) => [by.person, changes.length])).toEqual([["E0001", 7]]);
  for (const subject of ["auth|a1", "a2"])
    expect(await signedIn(subject)).toMatchObject({ tenant, roles: ["employee", "admin"] });
  expect(await signedIn("other2")).toBeUndefined();
});

test("a login of another enterprise makes none", async () => {
  await create("甲公司", two("b"));
  const taken = await create("乙公司", [two("c")[0] ?? "", two("b")[1] ?? ""]);
  expect([taken.code, taken.out]).toEqual([2, ""]);
  expect(taken.err).toContain("belongs to another enterprise");
  expect(await signedIn("auth|c1")).toBeUndefined();
  expect((await create("乙公司", two("c"))).code).toBe(0);
});

test("what is not understood makes nothing and says what to write", async () => {
  const [wang = "", li = ""] = two("d");
  const wrong: [string[], RegExp][] = [
    [[], /exactly two --admin/],
    [[wang], /exactly two --admin/],
    [[wang, li, `E0003:张:${issuer}|d3`], /exactly two --admin/],
    [[wang, `E0001:李强:${issuer}|d2`], /exactly two --admin/],
    [[wang, `E0002:李强:${issuer}|auth|d1`], /exactly two --admin/],
    [[wang, "E0002:李强"], /--admin takes/],
    [[wang, `员工:李强:${issuer}|d2`], /\/admins\/1\/id/],
  ];
  for (const [admins, says] of wrong) {
    const ran = await create("丙公司", admins);
    expect([ran.code, ran.out], ran.err).toEqual([2, ""]);
    expect(ran.err).toMatch(says);
    expect(ran.err).toMatch(/[\u4e00-\u9fff]/);
  }
  expect((await jiangli(["create"])).err).toMatch(/--name-zh and --name-en/);
  expect((await jiangli(["list"])).err).toMatch(/write: jiangli tenant create/);
  expect((await create("丙公司", two("d"), { JIANGLI_TABLE: "elsewhere" })).err).toMatch(/there is no table elsewhere/);
  const nowhere = await create("丙公司", two("d"), { DYNAMODB_ENDPOINT: "http://127.0.0.1:9" });
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/cannot be reached/)]);
});
