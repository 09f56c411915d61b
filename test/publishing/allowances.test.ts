// What is refused and what is said when a policy with allowances is published beside others, or after months were computed.
import { expect, test } from "vitest";
import { readPolicy } from "../../domain/policy/policy.ts";
import { allowancesBeside, refuseComputed } from "../../domain/publishing/allowances.ts";
import { skillPolicy } from "../journeys/allowances-desk.ts";
import { savingPolicy } from "../journeys/published-policy.ts";

const policyOf = (document: object) => {
  const read = readPolicy(document);
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return read.value;
};

const skills = policyOf(skillPolicy());

test.each([
  ["from before a month that was computed", "2024-01-01", "2026-03", true],
  ["from its first day, when that has passed", "2026-03-01", "2026-03", true],
  ["from the day after, so that the next month is the first", "2026-03-02", "2026-03", false],
  ["from today on", "2026-03-10", "2026-04", false],
  ["where no month was computed", "2024-01-01", undefined, false],
] as const)("a new policy of allowances %s", (_, from, computed, isRefused) => {
  const refusal = refuseComputed({ ...skills, from }, computed, "2026-03-10");
  expect(refusal?.code).toBe(isRefused ? "allowance-months-computed" : undefined);
});

test("a policy without allowances may begin when it likes", () => {
  expect(refuseComputed(policyOf(savingPolicy()), "2026-03", "2026-03-10")).toBeUndefined();
});

test("two policies that pay for the same attributes are told, others are not", () => {
  const other = policyOf({ ...skillPolicy(), id: "skills-2026" });
  const [found, ...more] = allowancesBeside(skills, [policyOf(savingPolicy()), other]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    clause: "monthly",
    code: "allowance-beside",
    says: {
      zh: "skills-2026/monthly 也按 apprentices 等 5 项属性发放津贴，两者都会计发；如不应同时发放，请修改其中一项制度",
      en: "skills-2026/monthly pays allowances for apprentices and 4 more attributes as well, and both will be paid; change one of the policies if that is not meant",
    },
  });
  expect(allowancesBeside(policyOf(savingPolicy()), [other])).toEqual([]);
});
