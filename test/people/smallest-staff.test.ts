// The smallest staff that works: every way to give five duties to one, two or three people, tried against the rules of the operations themselves.
import { expect, test } from "vitest";
import { type Access, judge, type Relation } from "../../domain/access/access.ts";
import { roles as allRoles, type Role } from "../../domain/access/roles.ts";
import { changeRights } from "../../domain/people/membership.ts";
import { operations } from "../../functions/operations.ts";

const duties = ["reviewer", "finance", "hr", "approver", "cashier"] as const satisfies readonly Role[];

type Duty = (typeof duties)[number];

type Staff = Record<Duty, string>;

const rowOf = (id: string): Access => {
  const row = operations.find((operation) => operation.id === id);
  if (!row) throw new Error(`There is no operation ${id}.`);
  return row.access;
};

/** Of one suggestion, from its review to the bank's answer: who does it, and how the others stand to it by then. */
const way = ({ reviewer, hr, approver }: Staff): [Access, Duty, { [relation in Relation]?: string[] }][] => [
  [rowOf("review-suggestion"), "reviewer", {}],
  [rowOf("confirm-implementation"), "reviewer", {}],
  [rowOf("verify-benefit"), "finance", { reviewer: [reviewer] }],
  [rowOf("propose-suggestion-award"), "hr", { reviewer: [reviewer] }],
  [rowOf("approve-award"), "approver", { reviewer: [reviewer], maker: [hr], approver: [] }],
  // A run has a maker, an approver and someone who brings in what the bank says: three people.
  [{ to: ["approver"], apart: ["maker"] }, "approver", { maker: [hr] }],
  [{ to: ["cashier"], apart: ["maker", "approver"] }, "cashier", { maker: [hr], approver: [approver] }],
];

const works = (staff: Staff, author: string): boolean =>
  way(staff).every(([access, duty, relations]) => {
    const person = staff[duty];
    const roles = duties.filter((each) => staff[each] === person);
    const subject = { relations: { author: [author], self: [author], ...relations } };
    return judge(access, { person, roles, standsInFor: [] }, subject).verdict === "allow";
  });

/** All ways to give the duties to so many people. */
const staffsOf = (count: number): Staff[] =>
  duties.reduce<Partial<Staff>[]>(
    (staffs, duty) =>
      staffs.flatMap((staff) => Array.from({ length: count }, (_, index) => ({ ...staff, [duty]: `P${index + 1}` }))),
    [{}],
  ) as Staff[];

const documented: Staff = { reviewer: "P1", approver: "P1", hr: "P2", finance: "P3", cashier: "P3" };

test("three people besides the author can do it all, two cannot", () => {
  expect(staffsOf(2).filter((staff) => works(staff, "AUTHOR"))).toEqual([]);
  expect(staffsOf(3).some((staff) => works(staff, "AUTHOR"))).toBe(true);
  expect(works(documented, "AUTHOR")).toBe(true);
});

test("whoever holds one of the three cannot be the author of that case", () => {
  for (const author of ["P1", "P2", "P3"]) expect(works(documented, author)).toBe(false);
});

test("two of the three may be admins, and an auditor is a fifth person", () => {
  const rights = (roles: Role[]) =>
    changeRights(
      { tenant: "t", person: "P", member: undefined, logins: [], holders: [], delegations: [] },
      { roles, logins: [] },
    ).ok;
  expect(rights(["admin", "employee", "reviewer", "approver"])).toBe(true);
  expect(rights(["admin", "employee", "hr"])).toBe(true);
  expect(rights(["auditor"])).toBe(true);
  for (const role of allRoles.filter((each) => each !== "auditor")) expect(rights(["auditor", role])).toBe(false);
});
