// What an employee is told of an award that had a requirement: that it was met, with the value, or that it was not and there is nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { done, withMoney } from "./run-desk.ts";
import { draft, policy, publish } from "./suggestion-desk.ts";

const { here } = useEnterprise();
const as = (person: string) => here().as(person);

describe("an award with a requirement", () => {
  beforeAll(async () => {
    await withMoney(here());
    await publish(here(), policy);
    const [benefit, ...others] = policy.schemes;
    const strict = { ...benefit, require: [{ fact: "tenureMonths", atLeast: 900 }] };
    await publish(here(), { ...policy, id: "strict", schemes: [strict, ...others] } as typeof policy);
  });

  const awarded = async (policyId: string) => {
    const facts = { field: "safety" };
    const id = await draft(as("E3"), { policy: policyId });
    const path = `/v1/suggestions/${id}`;
    done(await as("E3").post(`${path}/submission`, { facts }));
    done(await as("REVIEWER-1").post(`${path}/review`, { verdict: "accept", facts }));
    done(await as("REVIEWER-1").post(`${path}/implementation`, { on: "2026-03-10" }));
    const span = { from: "2026-03-10", until: "2026-03-10" };
    done(await as("FINANCE-1").post(`${path}/verification`, { facts: { benefit: "60000" }, ...span }));
    const { id: award } = done(await as("HR-1").post(`${path}/awards`, {}), 201);
    done(await as("APPROVER-1").post(`/v1/awards/${award}/approval`));
    const { items } = done(await as("E3").get("/v1/my/cases"));
    return {
      mine: await done(await as("E3").get(`/v1/my/cases/${id}`)),
      line: items.find((item: Answered["body"]) => item.id === id),
    };
  };

  test("that is met says so, with the value; what is paid at once is called so", async () => {
    const { mine, line } = await awarded("ideas");
    expect(mine.awards[0].why[0].zh).toMatch(/^符合条件：第 1 项条件（司龄月数 为 \d+，要求 不少于 6）$/);
    expect(mine.awards[0].why[0].en).toMatch(
      /^Eligible: requirement 1 \(the service in months is \d+; wanted at least 6\)$/,
    );
    expect(mine.awards[0].stages).toMatchObject([{ id: "full", title: { zh: "一次付清", en: "in full" } }]);
    expect(line).toMatchObject({ mine: "6200.00", says: { zh: "奖励已批准；预计在 2026-03 的发放中" } });
  });

  test("that is not met is told as such, and never as an award of nothing", async () => {
    const { mine, line } = await awarded("strict");
    const zh = expect.stringMatching(/^不符合条件，没有奖励：第 1 项条件（司龄月数 为 \d+，要求 不少于 900）$/);
    const en = expect.stringMatching(
      /^Not eligible, so there is no award: requirement 1 \(the service in months is \d+; wanted at least 900\)$/,
    );
    expect(line).toMatchObject({ mine: "0.00", says: { zh, en } });
    expect(mine.says).toEqual({ zh, en });
    expect(mine.steps.at(-1).says).toEqual({ zh, en });
    expect(mine.awards[0].says).toEqual({ zh, en });
    expect(JSON.stringify(mine)).not.toContain("奖励已批准");
  });
});
