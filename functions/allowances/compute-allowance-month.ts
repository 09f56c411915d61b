// POST /v1/allowance-months/{month}/computation: calculates everyone's allowances of a month, and again those of the months before it; called again, it goes on, or finds what is new.
import type { Access } from "../../domain/access/access.ts";
import { beginPass, endPass, openPass } from "../../domain/allowances/month.ts";
import type { AllowanceMonth } from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Asked, actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { type Decision, serveWrite } from "../http/serve-write.ts";
import { untilTimeIsUp } from "../runs/phases.ts";
import { allowanceMonthNowShape, showAllowanceMonthNow } from "../shapes/allowances.ts";
import { commit } from "../store/commit.ts";
import type { Actor } from "../store/write.ts";
import { loadMonth, passMarks } from "./load-month.ts";
import { isAnythingNew } from "./look.ts";
import { drivePass } from "./pass.ts";
import { countPeople } from "./people-in-chunks.ts";

const access: Access = { to: ["hr"], seenBy: ["finance", "approver", "cashier", "auditor"] };

export const handler = serveWrite({ id: "compute-allowance-month", access }, async (asked) => {
  const month = await loadMonth(asked.tenant, asked.ids.month);
  if (!month) return unknownId();
  const may = await asked.may({ relations: {}, state: month.body.state });
  if (!may.ok) return may;
  const acting = may.value;
  const actor = actorOf(asked, "compute-allowance-month", acting);
  const hasTime = untilTimeIsUp(asked.now);
  if (month.body.state === "done" && !(await isAnythingNew(actor, month, hasTime))) {
    const { id, kind, version } = month;
    const holds = [{ kind, id, version }];
    const note = { allowances: id, found: "nothing new" };
    return accept({ write: { changes: [], holds, note }, acting, answer: await shown(asked.tenant, month), version });
  }
  const told = await begin(asked, actor, month);
  if (told) return told;
  const begun = (await loadMonth(asked.tenant, month.id)) as Loaded<AllowanceMonth>;
  const isOver = await drivePass({ actor, month: begun, hasTime });
  if (!isOver) return accept({ unfinished: true, write: { changes: [] }, answer: await shown(asked.tenant, begun) });
  const marks = await passMarks(asked.tenant, begun.id, openPass(begun.body)?.number ?? 0);
  const ended = endPass(
    begun,
    marks.map(({ body }) => body),
    writeMoment(asked.now),
  );
  const version = begun.version + 1;
  const answer = showAllowanceMonthNow({ version, body: ended.body }, marks);
  return accept({ write: { changes: ended.changes }, acting, answer, version });
});

/** A transaction of its own, which holds the rights of whoever asks: the chunks then need not. Undefined when it has begun. */
const begin = async (
  asked: Pick<Asked<unknown, unknown>, "caller" | "tenant" | "now">,
  actor: Actor,
  month: Loaded<AllowanceMonth>,
): Promise<Outcome<Decision> | undefined> => {
  const by = { person: actor.person, ...(actor.for !== undefined && { for: actor.for }) };
  const changes = openPass(month.body)
    ? []
    : [beginPass(month, await countPeople(asked.tenant), by, writeMoment(asked.now))];
  const held = { kind: month.kind, id: month.id, version: month.version };
  const note = { allowances: month.id, begins: actor.operation };
  const saved = await commit(actor, { changes, holds: [...asked.caller.holds, held], note });
  if (saved.did === "committed") return undefined;
  if (saved.did !== "stale") return refuseAll([refuse("busy", "")]);
  // Someone else has begun or ended the pass, or rights have changed: a write of nothing fails on it as well, and then it is decided anew.
  return accept({ write: { changes: [], holds: [held] }, answer: {} });
};

const shown = async (tenant: string, month: Loaded<AllowanceMonth>) =>
  showAllowanceMonthNow(month, await passMarks(tenant, month.id, month.body.passes.at(-1)?.number ?? 0));

export const operation: Operation = {
  id: "compute-allowance-month",
  method: "POST",
  path: "/v1/allowance-months/{month}/computation",
  capability: "money",
  access,
  summary: { zh: "计算月度津贴", en: "Compute a month's allowances" },
  description: {
    zh: "按该月第一天施行的各制度，由每名员工的属性计算津贴，形成应发；同时重算此前十二个月中已计算的月份：补发的差额成为新的应发（写明所属月份），多算的先撤销未发部分，已发部分记为须退回。不能计算的人列在 problems，不影响其他人；款项正在批次中的差额列在 waiting，留待下次。再次调用只处理新的变化，没有变化则不写入。约二十秒内未完成时以 202 回答：用同一 Idempotency-Key 再次调用即继续。",
    en: "Calculates every employee's allowances from their attributes, by each policy in force on the first day of the month, and makes them owed. The months of the year before that have been computed are looked at again: what is more becomes a further obligation that names its month; of what is less, the unpaid part is cancelled and the paid part is to be paid back. Whoever cannot be calculated is listed in `problems` and keeps no one else waiting; differences of money that is in a run are listed in `waiting`, for the next time. Called again it does only what is new, and writes nothing where nothing is. What is not done in about twenty seconds is answered by 202: call again with the same Idempotency-Key to go on.",
  },
  answer: { type: "application/json", schema: allowanceMonthNowShape, means: { zh: "月份", en: "The month" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
