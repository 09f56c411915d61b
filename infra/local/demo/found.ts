// Founds the demo enterprise with its people and their rights, a few dozen in one transaction.
import { randomBytes, randomUUID } from "node:crypto";
import { foundEnterprise } from "../../../domain/people/found.ts";
import { changeRights } from "../../../domain/people/membership.ts";
import { enterPerson } from "../../../domain/people/person.ts";
import type { Enterprise } from "../../../domain/records/people.ts";
import { type Change, changed } from "../../../domain/records/record.ts";
import type { Outcome } from "../../../domain/refusals.ts";
import type { EpochMs } from "../../../domain/values/moment.ts";
import { commit } from "../../../functions/store/commit.ts";
import { newTenantId } from "../../../functions/store/ids.ts";
import { loginId } from "../../../functions/store/keys.ts";
import { load } from "../../../functions/store/load.ts";
import { localIssuer } from "../issuer.ts";
import type { DemoPerson } from "./people.ts";

const name = { zh: "青禾精密机械（演示企业）", en: "Qinghe Precision Machinery (demo)" };

/** An entry takes a hundred records and lists at most: two for a person, four or five for their rights. */
const peopleInAWrite = 45;
const rightsInAWrite = 18;

/** The enterprise is marked as unfinished in the same write that makes it. */
export const foundDemo = async (people: readonly DemoPerson[], since: string, at: EpochMs): Promise<string> => {
  const tenant = newTenantId();
  const admins = people.filter(({ roles }) => roles.includes("admin"));
  const cursorKey = randomBytes(32).toString("hex");
  const first = admins.map((person) => ({ ...person, login: loginOf(person) }));
  const [founding, ...rest] = foundEnterprise(tenant, { name, since, demo: true, cursorKey }, first);
  const { body, ...enterprise } = founding as Change;
  const marked: Enterprise = { ...(body as Enterprise), unfinished: true };
  const by = admins[0]?.id ?? "";
  const save = (operation: string, changes: readonly Change[]) => write({ tenant, by, operation, at }, changes);
  await save("found-enterprise", [{ ...enterprise, body: marked }, ...rest]);
  const others = people.filter((person) => !admins.includes(person));
  const entered = others.map((person) => accepted(enterPerson(person, { isTaken: false, hasMentor: true })));
  for (const some of inGroups(entered, peopleInAWrite)) await save("create-person", some);
  const rights = others.map((person) => rightsOf(tenant, person));
  await Promise.all(inGroups(rights, rightsInAWrite).map((some) => save("put-member", some.flat())));
  return tenant;
};

/** From now on it is whole. */
export const finishDemo = async (tenant: string, by: string, at: EpochMs): Promise<void> => {
  const enterprise = await load<Enterprise, object>(tenant, "enterprise", tenant);
  if (!enterprise) throw new Error("The demo enterprise is gone while it was being made.");
  const { unfinished: _, ...body } = enterprise.body;
  await write({ tenant, by, operation: "finish-demo", at }, [{ ...changed(enterprise, {}), body }]);
};

type Writing = { tenant: string; by: string; operation: string; at: EpochMs };

const write = async ({ tenant, by, operation, at }: Writing, changes: readonly Change[]): Promise<void> => {
  const saved = await commit({ tenant, person: by, operation, request: randomUUID(), now: at }, { changes });
  if (saved.did !== "committed") throw new Error(`The demo was not written: ${saved.did}`);
};

const rightsOf = (tenant: string, person: DemoPerson): Change[] => {
  const nothing = { member: undefined, logins: [], holders: [], delegations: [] };
  const wanted = { roles: person.roles, logins: [loginOf(person)] };
  return accepted(changeRights({ tenant, person: person.id, ...nothing }, wanted)).changes;
};

const loginOf = ({ subject }: DemoPerson) => ({ hash: loginId(localIssuer, subject), issuer: localIssuer, subject });

/** People who are made by a list and a rule have nothing to be refused for. */
const accepted = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(`The demo's people were refused: ${outcome.refusals[0]?.says.en}`);
  return outcome.value;
};

const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
