// A machine whose clock is wrong writes nothing: cases would fall under another rule, and money into another year.
import { afterEach, expect, test, vi } from "vitest";
import { tenantCommand } from "../../cli/tenant.ts";
import { useEnterprise } from "../journeys/enterprise.ts";

const { here } = useEnterprise();

afterEach(() => void vi.restoreAllMocks());

const enter = (id: string) =>
  here().as("HR-1").post("/v1/people", { id, name: "王小明", department: "一车间", from: "2024-01-01" });

test.each([-6, 6])(
  "%i minutes off, nothing is written, and reading goes on; set right, it is written",
  async (minutes) => {
    const real = Date.now;
    vi.spyOn(Date, "now").mockImplementation(() => real() + minutes * 60_000);
    const id = `CLOCK${minutes + 10}`;
    const refused = await enter(id);
    expect([refused.status, refused.body.errors[0].code]).toEqual([503, "clock-wrong"]);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await here().as("HR-1").get("/v1/people")).status).toBe(200);
    vi.restoreAllMocks();
    expect((await enter(id)).status).toBe(201);
  },
);

test("four minutes are within what clocks of good machines may differ", async () => {
  const real = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => real() + 4 * 60_000);
  expect((await enter("CLOCK0")).status).toBe(201);
});

test("no enterprise is made by a wrong clock either, and the command says what is wrong", async () => {
  const said: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const real = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => real() + 6 * 60_000);
  const admin = ["A1:甲:https://login.example|a", "A2:乙:https://login.example|b"];
  expect(await tenantCommand.run(["create"], { "name-zh": "钟表厂", "name-en": "Clocks", admin })).toBe(2);
  expect(said.join("")).toMatch(/clock is more than five minutes off.*时钟/);
});
