// One pass over all people for a month, chunk by chunk; each part is one transaction with its mark, so whoever dies is followed by the next, and two at once do nothing twice.

import { markOfPart } from "../../domain/allowances/mark.ts";
import { type By, openPass } from "../../domain/allowances/month.ts";
import { heldFor, isWhole, partsOf } from "../../domain/allowances/parts.ts";
import { type AllowanceMonth, passesOf, passName, passPhase } from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { chinaMonth, writeMoment } from "../../domain/values/moment.ts";
import { driveChunks } from "../runs/drive-chunks.ts";
import { now } from "../store/clock.ts";
import { commit } from "../store/commit.ts";
import { idOf } from "../store/ids.ts";
import type { Actor } from "../store/write.ts";
import { monthsBefore, passMarks } from "./load-month.ts";
import { loadRules } from "./load-rules.ts";
import { type PeopleChunk, peopleInChunks } from "./people-in-chunks.ts";
import { type Look, planChunk } from "./plan-chunk.ts";

export type PassOf = {
  actor: Actor;
  month: Loaded<AllowanceMonth>;
  hasTime: () => boolean;
  workers?: number;
};

/** True when everyone has been seen to. */
export const drivePass = async ({ actor, month, hasTime, workers }: PassOf): Promise<boolean> => {
  const { tenant } = actor;
  const pass = openPass(month.body)?.number ?? 0;
  const before = await monthsBefore(tenant, month.id);
  const loadLook = async (): Promise<Look> => {
    return { tenant, month: month.id, before, rules: await loadRules(tenant, [...before, month.id]) };
  };
  let look = await loadLook();
  for (;;) {
    const marks = await passMarks(tenant, month.id, pass);
    const done = marks.flatMap(({ body: { people } }) => (people ? [people] : []));
    let seen = 0;
    const isOver = await driveChunks({
      chunks: peopleInChunks(tenant, done),
      isDone: () => false,
      work: async (chunk) => {
        seen += 1;
        for (let attempt = 1; !(await saveChunk(actor, look, pass, chunk)); attempt++) {
          if (attempt === decisionsMax) throw busy();
          look = await loadLook();
        }
      },
      hasTime,
      ...(workers !== undefined && { workers }),
    });
    if (!isOver) return false;
    // Where another worker was faster it may have had fewer people in its chunk: it is over when no one is left.
    if (seen === 0) return true;
  }
};

const decisionsMax = 8;

const busy = (): Error => Object.assign(new Error("Allowances could not be saved for now."), { name: "Busy" });

/** False where a record has changed meanwhile: what is saved by then stays, and the rest is planned anew; so is what comes after a step. */
const saveChunk = async (actor: Actor, look: Look, pass: number, { number, people }: PeopleChunk): Promise<boolean> => {
  const by = handOf(actor, look.month, pass);
  const plan = await planChunk(look, people, by);
  const parts = partsOf(plan.work);
  const isDone = isWhole(plan);
  const [first = "", last = ""] = [people[0], people.at(-1)];
  for (const [index, part] of parts.entries()) {
    const isLast = isDone && index === parts.length - 1;
    const [begin] = part.work;
    const name = isLast ? idOf(first) : idOf(first, begin?.allowance ?? "", String(begin?.calculation.number));
    const id = `${passesOf(look.month)}_${passPhase(pass)}-${name}`;
    const span = isLast ? { people: { first, last, count: people.length } } : {};
    const mark = markOfPart({ id, month: look.month, pass, chunk: number, ...span }, part, plan);
    const saved = await commit(
      { ...actor, now: now() },
      {
        changes: [mark, ...part.work.flatMap(({ changes }) => changes)],
        postings: part.work.flatMap(({ postings }) => postings),
        holds: heldFor(part.work),
        note: { allowances: look.month, pass, chunk: number },
      },
    );
    if (saved.did === "committed") continue;
    if (saved.did !== "stale") throw busy();
    return isLast && saved.kind === "mark";
  }
  return isDone || saveChunk(actor, look, pass, { number, people });
};

export const handOf = (actor: Actor, month: string, pass: number) => {
  const at = now();
  const by: By = { person: actor.person, ...(actor.for !== undefined && { for: actor.for }) };
  return { pass: passName(month, pass), by, now: writeMoment(at), month: chinaMonth(at) };
};
