// Whether a month that is done has anything new: a look at everyone that writes nothing and ends at the first thing it finds.
import { heldAgainst } from "../../domain/allowances/unsettled.ts";
import type { AllowanceMonth } from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Actor } from "../store/write.ts";
import { monthsBefore, passMarks } from "./load-month.ts";
import { loadRules } from "./load-rules.ts";
import { handOf } from "./pass.ts";
import { peopleInChunks } from "./people-in-chunks.ts";
import { planChunk } from "./plan-chunk.ts";

/** Also true where there is no time to see to everyone: a pass can be gone on with, a look cannot. */
export const isAnythingNew = async (
  actor: Actor,
  month: Loaded<AllowanceMonth>,
  hasTime: () => boolean,
): Promise<boolean> => {
  const { tenant } = actor;
  const last = month.body.passes.at(-1)?.number ?? 0;
  const before = await monthsBefore(tenant, month.id);
  const rules = await loadRules(tenant, [...before, month.id]);
  const marks = await passMarks(tenant, month.id, last);
  const against = heldAgainst(marks.map(({ body }) => body));
  for await (const { people } of peopleInChunks(tenant, [])) {
    if (!hasTime()) return true;
    const look = { tenant, month: month.id, before, rules };
    const plan = await planChunk(look, people, handOf(actor, month.id, last + 1));
    if (plan.work.length > 0 || against.isNew(plan)) return true;
  }
  return against.isLeft();
};
