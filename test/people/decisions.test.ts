// The decisions on people where no database is needed: everything that is wrong with a row at once, and both sides of each edge.
import { describe, expect, test } from "vitest";
import { delegate, stateOn } from "../../domain/people/delegation.ts";
import { warnOfRights } from "../../domain/people/membership.ts";
import { readPayDetails } from "../../domain/people/pay-details.ts";
import { changePerson, enterPerson } from "../../domain/people/person.ts";
import { changeEnterprise } from "../../domain/people/settings.ts";
import type {
  Delegation,
  Enterprise,
  Member,
  MemberSecret,
  Person,
  PersonSecret,
} from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";

const said = (outcome: { ok: boolean; refusals?: { code: string; path: string }[] }) =>
  (outcome.refusals ?? []).map(({ code, path }) => [code, path]);

const loaded = <Body extends object, Secret extends object>(kind: "person" | "member", body: Body, secret: Secret) =>
  ({ kind, id: "E1", version: 3, entry: "", body, secret }) as Loaded<Body, Secret>;

describe("a person", () => {
  const row = { id: "E9", name: "张", department: "一", from: "2024-02-01" };

  test("is refused for everything that is wrong at once", () => {
    const attributes = [
      { name: "skill", value: "技师", from: "2024-01-01", until: "2024-01-01" },
      { name: "title", value: "工程师", from: "2024-01-02", until: "2024-01-01" },
    ];
    const wrong = enterPerson(
      { ...row, until: "2024-01-31", attributes, mentor: "E0" },
      { isTaken: false, hasMentor: false },
    );
    expect(said(wrong)).toEqual([
      ["span-backwards", "/until"],
      ["span-backwards", "/attributes/1/until"],
      ["unknown-id", "/mentor"],
    ]);
    expect(said(enterPerson(row, { isTaken: true, hasMentor: false }))).toEqual([["id-taken", "/id"]]);
    expect(said(enterPerson({ ...row, until: row.from }, { isTaken: false, hasMentor: false }))).toEqual([]);
  });

  test("keeps the last day and what is sealed when something else changes", () => {
    const secret: PersonSecret = { name: "张", attributes: [], mentor: "E0", bankAccount: { text: "x" } };
    const person = loaded<Person, PersonSecret>(
      "person",
      { department: "一", from: "2024-02-01", until: "2025-02-01" },
      secret,
    );
    const change = changePerson(person, { name: "章" }, { hasMentor: false });
    expect(change.ok && change.value).toMatchObject({
      before: person,
      body: person.body,
      secret: { ...secret, name: "章" },
    });
  });
});

describe("standing in", () => {
  const member: Member = { roles: ["employee"], logins: ["x"], standsInFor: [] };
  const receiver = (fields: Partial<Member>) =>
    loaded<Member, MemberSecret>("member", { ...member, ...fields }, { logins: [] });
  const wanted = { to: "E1", roles: ["hr" as const], from: "2026-03-01", until: "2026-05-29", reason: "休假" };
  const ask = (fields: Partial<Member>) =>
    delegate("d1", { person: "E2", roles: ["hr"] }, receiver(fields), wanted, "2026-03-01");

  test.each([
    { standing: "a member with a role and a login", fields: {}, codes: [] },
    { standing: "a member without roles", fields: { roles: [] }, codes: [["delegate-unsuitable", "/to"]] },
    { standing: "a member without a login", fields: { logins: [] }, codes: [["delegate-unsuitable", "/to"]] },
    { standing: "an auditor", fields: { roles: ["auditor" as const] }, codes: [["delegate-unsuitable", "/to"]] },
  ])("$standing", ({ fields, codes }) => {
    expect(said(ask(fields))).toEqual(codes);
  });

  test("drops what has run out, and keeps what runs out today", () => {
    const past = { delegation: "a", person: "E3", roles: ["hr" as const], from: "2026-01-01", until: "2026-02-28" };
    const today = { ...past, delegation: "b", until: "2026-03-01" };
    expect(ask({ standsInFor: [past, today] })).toMatchObject({
      value: { changes: [{}, { body: { standsInFor: [{ delegation: "b" }, { delegation: "d1" }] } }] },
    });
  });

  test("is planned, active and over by the day", () => {
    const open = { firstDay: "2026-03-02", lastDay: "2026-03-03", state: "open" } as Delegation;
    const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"];
    expect(days.map((day) => stateOn(open, day))).toEqual(["planned", "active", "active", "over"]);
    expect(stateOn({ ...open, state: "ended" }, "2026-03-02")).toBe("ended");
  });
});

describe("pay details", () => {
  const check = (bankAccount: string) => {
    const read = readPayDetails({ bankAccount });
    return read.ok ? read.value.warnings.map(({ code }) => code) : said(read);
  };

  test("a card whose check digit does not fit is taken, with a warning", () => {
    expect(check("6222020200112231")).toEqual(["account-doubtful"]);
    expect(check("1234567")).toEqual([["bank-account-invalid", "/bankAccount"]]);
  });
});

describe("an enterprise", () => {
  test("forgets a scheme that is taken away, and keeps one that is not mentioned", () => {
    const suggestions = { policy: "p", scheme: "s" };
    const before: Enterprise = {
      name: { zh: "甲", en: "A" },
      since: "2026-01",
      demo: false,
      settings: { approvals: 1, overdueDays: 30, suggestions },
    };
    expect(changeEnterprise(before, { settings: { overdueDays: 9 } }, "A1").settings).toEqual({
      approvals: 1,
      overdueDays: 9,
      suggestions,
    });
    expect(changeEnterprise(before, { settings: { suggestions: null } }, "A1").settings).toEqual({
      approvals: 1,
      overdueDays: 30,
    });
  });

  test("is warned of one admin, and of an admin with money", () => {
    const codes = (roles: Parameters<typeof warnOfRights>[0], admins: number) =>
      warnOfRights(roles, admins).map(({ code }) => code);
    expect(codes(["employee"], 2)).toEqual([]);
    expect(codes(["employee"], 1)).toEqual(["one-admin"]);
    expect(codes(["admin", "reviewer"], 2)).toEqual([]);
    expect(codes(["admin", "cashier"], 2)).toEqual(["admin-with-money"]);
  });
});
