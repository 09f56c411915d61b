// Who may do what: the rows against a table written by hand, the page of documentation against the rows.
import { expect, test } from "vitest";
import { roles } from "../../domain/access/roles.ts";
import { listed, oracle, separations } from "./access-oracle.ts";
import { accessPage } from "./access-page.ts";
import { operationsWith, recordOperations } from "./access-rows.ts";

test.each(roles)("the rows give %s what the table gives", (role) => {
  const { may, own, sees } = oracle[role];
  expect(operationsWith(role, "may")).toEqual(listed(may));
  expect(operationsWith(role, "own")).toEqual(listed(own));
  expect(operationsWith(role, "sees")).toEqual(listed(sees));
});

test("the rows keep apart whom the table keeps apart", () => {
  const found = recordOperations.flatMap(({ id, access }) =>
    "apart" in access && access.apart ? [[id, access.apart.join(" ")]] : [],
  );
  expect(Object.fromEntries(found)).toEqual(separations);
});

test("an auditor writes nothing but exports", () => {
  // A function with the capability to read has no grant to write, whatever the method.
  const writing = recordOperations
    .filter(({ method, capability }) => method !== "GET" && capability !== "read")
    .map(({ id }) => id);
  expect(writing.length).toBeGreaterThan(30);
  expect(operationsWith("auditor", "may").filter((id) => writing.includes(id))).toEqual(["create-export"]);
  expect(operationsWith("auditor", "own")).toEqual([]);
});

test("no one who gives roles or writes policies decides money by it", () => {
  const money = recordOperations.filter(({ capability }) => capability === "money").map(({ id }) => id);
  expect(operationsWith("admin", "may").filter((id) => money.includes(id))).toEqual([]);
});

test("the page of rights is made from the rows", async () => {
  await expect(accessPage()).toMatchFileSnapshot("../../docs/access.md");
});
