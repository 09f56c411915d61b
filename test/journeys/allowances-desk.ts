// What the journeys of monthly allowances share: a policy of skills, people with certificates, a month that is opened and computed, and what is then owed.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Attribute, Person, PersonSecret } from "../../domain/records/people.ts";
import { changed, created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load } from "../../functions/store/load.ts";
import type { TestEnterprise } from "./enterprise.ts";
import { done, stepsOf } from "./run-desk.ts";

export const skillPolicy = (changes: { from?: string; technician?: string } = {}) => ({
  id: "skills",
  title: { zh: "技能津贴办法", en: "Skill allowances" },
  currency: "CNY",
  from: changes.from ?? "2024-01-01",
  schemes: [
    {
      id: "monthly",
      title: { zh: "技能津贴", en: "Monthly allowance" },
      kind: "allowance",
      prorate: "days",
      groups: [
        {
          take: "highest",
          items: [
            { id: "senior", title: { zh: "高级技师", en: "Senior" }, when: { skill: "高级技师" }, pay: "500" },
            { id: "technician", when: { skill: "技师" }, pay: changes.technician ?? "300" },
          ],
        },
        {
          take: "all",
          items: [
            { id: "mentor", when: { mentoring: "yes" }, pay: "200", times: "apprentices" },
            { id: "skill-wage", when: { waged: "yes" }, rate: "10%", of: "baseWage" },
          ],
        },
      ],
    },
  ],
});

export const skill = (value: string, from: string, until?: string): Attribute => ({
  name: "skill",
  value,
  from,
  ...(until !== undefined && { until }),
});

const actorIn = ({ tenant }: TestEnterprise) => ({
  tenant,
  person: "HR-1",
  operation: "test-person",
  request: randomUUID(),
  now: now(),
});

/** Entered or changed by the store alone: how HR does it is the people's own journey. */
export const setPerson = async (
  place: TestEnterprise,
  id: string,
  attributes: Attribute[],
  { from = "2020-01-01", until }: { from?: string; until?: string } = {},
): Promise<void> => {
  const before = await load<Person, PersonSecret>(place.tenant, "person", id);
  const body: Person = { department: "一车间", from, ...(until !== undefined && { until }) };
  const change = before
    ? { ...changed(before, {}, { attributes }), body }
    : created("person", id, body, { name: `员工${id}`, attributes } satisfies PersonSecret);
  expect((await commit(actorIn(place), { changes: [change] })).did).toBe("committed");
};

export const openMonth = async (place: TestEnterprise, month: string) =>
  done(await place.as("HR-1").post("/v1/allowance-months", { month }), 201);

export const computeMonth = async (place: TestEnterprise, month: string, by = "HR-1") =>
  done(await place.as(by).post(`/v1/allowance-months/${month}/computation`));

export const allowancesOf = async (place: TestEnterprise, person: string) =>
  done(await place.as("FINANCE-1").get(`/v1/people/${person}/allowances`)).items;

/** What is owed to someone, by item: amount, state, and the month it is for where that is another. */
export const owedTo = async (place: TestEnterprise, person: string) => {
  const allowances = (await allowancesOf(place, person)).toReversed();
  const ids: string[] = allowances.flatMap((each: any) => each.calculations.flatMap((one: any) => one.obligations));
  const found = await Promise.all(ids.map((id) => place.as("HR-1").get(`/v1/obligations/${id}`)));
  return found.map(({ body }) => [
    body.for ?? body.month,
    body.stage,
    body.amount,
    body.state,
    ...(body.recovered === "0.00" ? [] : [body.recovered]),
  ]);
};

/** Everything due is paid, or with `stops` the run is left in that state. */
export const payMonth = async (place: TestEnterprise, month: string, stops?: "computed"): Promise<string> => {
  const steps = stepsOf(place);
  const { id } = await steps.create(month);
  await steps.lock(id);
  await steps.compute(id);
  if (stops === "computed") return id;
  await settle(place, id);
  return id;
};

export const settle = async (place: TestEnterprise, run: string): Promise<void> => {
  const steps = stepsOf(place);
  await steps.approve(run);
  await steps.release(run);
  await steps.results(run, { all: "settled" });
  await steps.close(run);
};
