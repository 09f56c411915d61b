// `jiangli token`: what it prints opens the door of the service that uses the same folder, and it lists whom one may be.
import { expect, test, vi } from "vitest";
import { tokenCommand } from "../../cli/token.ts";
import { createAuthorizer, typesOfLocalIssuer } from "../../infra/local/authorizer.ts";
import { openIssuer } from "../../infra/local/issuer.ts";
import { keysOf } from "../../infra/local/issuer-keys.ts";
import { readPersonas, writePersonas } from "../../infra/local/personas.ts";
import { folderWith } from "../cli/run.ts";

const personas = [
  { as: "hr", subject: "demo-hr", person: "E0003", name: "李娜" },
  { as: "auditor", subject: "demo-auditor", person: "E0009", name: "周审" },
];

const folderWithPeople = (): string => {
  const { folder } = folderWith({});
  writePersonas(folder, personas);
  expect(readPersonas(folder)).toEqual(personas);
  return folder;
};

/** Runs the command in this process; gives its exit code and what it said. */
const run = async (options: Record<string, string>, files: string[] = []) => {
  const said = { out: "", err: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      said[name === "stdout" ? "out" : "err"] += text;
      return true;
    }),
  );
  const code = await tokenCommand.run(files, options);
  for (const spy of spies) spy.mockRestore();
  return { code, ...said };
};

test("the token is one of the folder's issuer, for that person, for as long as wished", async () => {
  const data = folderWithPeople();
  const { code, out } = await run({ as: "auditor", hours: "2", data });
  expect(code).toBe(0);
  const issuer = await openIssuer(data);
  if (!issuer.ok) throw new Error(issuer.says.en);
  const { value } = issuer;
  const authorize = createAuthorizer({ ...value, keys: keysOf(value.jwks()), types: typesOfLocalIssuer });
  const answer = await authorize(`Bearer ${out.trimEnd()}`);
  expect(answer).toMatchObject({ ok: true, claims: { sub: "demo-auditor" } });
  const { iat, exp } = answer.ok ? answer.claims : {};
  expect(Number(exp) - Number(iat)).toBe(7_200);
});

test("the folder may come from the environment", async () => {
  vi.stubEnv("JIANGLI_DATA", folderWithPeople());
  const { code, out } = await run({ as: "hr" });
  vi.unstubAllEnvs();
  expect(code).toBe(0);
  expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
});

test.each([
  { name: "a name that nobody has", as: "boss" },
  { name: "no name", as: undefined },
  { name: "a name with other capitals", as: "HR" },
])("$name is answered with the names there are", async ({ as }) => {
  const { code, out, err } = await run({ data: folderWithPeople(), ...(as !== undefined && { as }) });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("hr (李娜), auditor (周审)");
  expect(err).toMatch(/--as NAME.*需要|nobody is called.*没有/);
});

test.each(["0", "-1", "721", "1.5", "2h", "", "９"])("--hours %s is refused", async (hours) => {
  const { code, err } = await run({ as: "hr", hours, data: folderWithPeople() });
  expect(code).toBe(2);
  expect(err).toContain("--hours");
});

test("where there is no demo, it says what makes one, and how one's own people sign in; an unreadable list is none", async () => {
  for (const data of [folderWith({}).folder, folderWith({ "personas.json": "[{}]" }).folder]) {
    const { code, err } = await run({ as: "hr", data });
    expect(code).toBe(2);
    expect(err).toMatch(/--subject TEXT.*npm start makes the demo.*--subject.*npm start 会建立演示数据/);
  }
});

test("any subject of this machine's issuer gets one, whatever characters it has", async () => {
  const data = folderWith({}).folder;
  const issuer = await openIssuer(data);
  if (!issuer.ok) throw new Error(issuer.says.en);
  const { value } = issuer;
  const authorize = createAuthorizer({ ...value, keys: keysOf(value.jwks()), types: typesOfLocalIssuer });
  for (const subject of ["wangfang", "王 芳|1", "x".repeat(255)]) {
    const { code, out } = await run({ subject, data });
    expect(code).toBe(0);
    expect(await authorize(`Bearer ${out.trimEnd()}`)).toMatchObject({ ok: true, claims: { sub: subject } });
  }
});

test.each([
  { wrong: "an empty subject", options: { subject: "" }, says: /--subject takes/ },
  { wrong: "a subject that the gateway would refuse", options: { subject: "x".repeat(256) }, says: /--subject takes/ },
  { wrong: "two at once", options: { subject: "a", as: "hr" }, says: /only one of/ },
  { wrong: "a folder that goes at the end", options: { subject: "a", data: "" }, says: /a data folder that stays/ },
])("$wrong gets none", async ({ options, says }) => {
  const { code, out, err } = await run({ data: folderWithPeople(), ...options });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(says);
  expect(err).toMatch(/[\u4e00-\u9fff]/);
});

test("a file is not taken", async () => {
  expect((await run({ as: "hr", data: folderWithPeople() }, ["file"])).code).toBe(2);
});
