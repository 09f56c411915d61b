// Shipping policies: what is served is checked and in normal form, and nothing is shipped where one file is wrong.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readPolicy } from "../../domain/policy/policy.ts";
import { shipPolicies } from "../../infra/local/policies.ts";
import { suggestion, suggestionInYaml, tiersInDisorder } from "../http/policies.ts";

const folderWith = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), "jiangli-policies-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const shipped = (folder: string) => join(folder, "shipped");

test("every example is shipped in normal form", async () => {
  const into = shipped(folderWith({}));
  const examples = resolve(import.meta.dirname, "../../examples");
  await shipPolicies(examples, into);
  const files = readdirSync(into);
  expect(files).toContain("jiangli-sample.json");
  for (const file of files) {
    const policy = JSON.parse(readFileSync(join(into, file), "utf8"));
    expect(readPolicy(policy)).toEqual({ ok: true, value: policy });
  }
});

test("JSON and YAML of one policy ship the same; other documents stay behind", async () => {
  const cases = "cases: []\n";
  const folder = folderWith({ "a.json": JSON.stringify(suggestion), "b.yaml": suggestionInYaml, "cases.yaml": cases });
  await shipPolicies(folder, shipped(folder));
  expect(readdirSync(shipped(folder))).toEqual(["a.json", "b.json"]);
  expect(readFileSync(join(shipped(folder), "a.json"), "utf8")).toBe(
    readFileSync(join(shipped(folder), "b.json"), "utf8"),
  );
});

test("one policy with errors stops them all, and every file and error is named in both languages", async () => {
  const folder = folderWith({
    "good.json": JSON.stringify(suggestion),
    "order.json": JSON.stringify(tiersInDisorder),
    "torn.yaml": "id: [",
  });
  const message = await shipPolicies(folder, shipped(folder)).catch((error: Error) => error.message);
  expect(message).toMatch(/order\.json: .*最后一档/);
  expect(message).toMatch(/order\.json: .*last tier/);
  expect(message).toMatch(/torn\.yaml: Line 1/);
  expect(message).not.toContain("good.json");
  expect(readdirSync(folder)).not.toContain("shipped");
});

test("a folder without policies is a mistake", async () => {
  const folder = folderWith({ "cases.yaml": "cases: []\n" });
  await expect(shipPolicies(folder, shipped(folder))).rejects.toThrow("no policies here");
});
