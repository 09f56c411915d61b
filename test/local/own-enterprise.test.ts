// One's own enterprise on one machine, without any sign-in service: what the commands print next is what works next.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith, jiangli } from "../cli/run.ts";
import { asker, createEnterprise, inShell, start } from "./own-enterprise.ts";

test("from an empty start to the first answer, line by line as they are printed, and on to a person's own login", async () => {
  const { folder } = folderWith({});
  const service = await start(folder);
  const out = await createEnterprise(folder);
  const lines = [...out.matchAll(/^ {2}(curl .*)$/gm)].map(([, line = ""]) => line);
  expect(lines).toHaveLength(2);
  expect(lines.map((line) => JSON.parse(inShell(line)).person)).toEqual(["E0001", "E0002"]);

  const admin = await asker(folder, service.address, ["--subject", "wangfang"]);
  const entered = { id: "E0003", name: "张敏", department: "人事", from: "2026-01-01" };
  expect(await admin("POST", "/v1/people", entered)).toMatchObject({ status: 201 });
  const rights = { roles: ["employee", "hr"], logins: [{ issuer: "urn:jiangli:local", subject: "zhangmin" }] };
  expect(await admin("PUT", "/v1/members/E0003", rights)).toMatchObject({ status: 201 });
  const zhang = await asker(folder, service.address, ["--person", "E0003"]);
  expect((await zhang("GET", "/v1/me")).body).toMatchObject({ person: "E0003", roles: ["employee", "hr"] });

  const nobody = await jiangli(["token", "--person", "E0009", "--data", folder]);
  expect([nobody.code, nobody.out]).toEqual([2, ""]);
  expect(nobody.err).toMatch(/E0009 has no login.*E0009 没有/);
  const tenant = out.split("\n")[0] ?? "";
  await createEnterprise(folder, "另一家", "2");
  const unclear = await jiangli(["token", "--person", "E0001", "--data", folder]);
  expect([unclear.code, unclear.err]).toEqual([2, expect.stringMatching(/--tenant: .*请用 --tenant/)]);
  const one = await asker(folder, service.address, ["--person", "E0001", "--tenant", tenant]);
  expect((await one("GET", "/v1/me")).body).toMatchObject({ enterprise: { id: tenant } });
  await service.stop();
});

test("while no service runs, the lines begin with its start; for another issuer they say what the service must be told", async () => {
  const { folder } = folderWith({});
  expect(await createEnterprise(folder)).toContain(
    `JIANGLI_DATA=${folder} npm start\n  curl -s http://localhost:3000/v1/me`,
  );
  const admins = ["A1:甲:https://login.example|a", "A2:乙:https://login.example|b"];
  const args = ["--name-zh", "乙公司", "--name-en", "B", ...admins.flatMap((admin) => ["--admin", admin])];
  const { out } = await jiangli(["tenant", "create", ...args, "--data", folder]);
  expect(out).toContain(
    `JIANGLI_ISSUER=https://login.example JIANGLI_AUDIENCE=jiangli JIANGLI_DATA=${folder} npm start`,
  );
  expect(out).not.toContain("token --subject");
});

/** The lines of the page's recipe, as they stand there in both languages. */
const recipe = (page: string): string[] => {
  const text = readFileSync(page, "utf8");
  const block = [...text.matchAll(/```sh\n([^`]*?)```/g)].map(([, lines = ""]) => lines);
  return (
    block
      .find((lines) => lines.includes("token --subject"))
      ?.trim()
      .split("\n") ?? []
  );
};

test("the recipe of the operator's page works as it stands", async () => {
  const lines = recipe("docs/operating.md");
  expect(lines).toEqual(recipe("docs/operating.zh-CN.md"));
  expect(lines[0]).toBe("npm start -- --empty");
  const { folder } = folderWith({});
  const service = await start(folder);
  const run = (line = "") =>
    inShell(`export JIANGLI_DATA=${folder}; ${line.replace("http://localhost:3000", service.address)}`);
  run(lines[1]);
  expect(JSON.parse(run(lines[2]))).toMatchObject({ person: "E0001", roles: ["employee", "admin"] });
  expect(JSON.parse(run(lines[3]))).toMatchObject({ person: "E0002" });
  await service.stop();
});
