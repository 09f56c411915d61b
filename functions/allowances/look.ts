// Whether a month that is done has anything new: a look at everyone that writes nothing and ends at the first thing it finds.
import type { AllowanceMonth, AllowancePlace, PassMark } from "../../domain/records/allowances.ts";
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
  const known = new Set((await passMarks(tenant, month.id, last)).flatMap(({ body }) => unsettledIn(body)));
  for await (const { people } of peopleInChunks(tenant, [])) {
    if (!hasTime()) return true;
    const { work, problems, waiting } = await planChunk(
      { tenant, month: month.id, before, rules },
      people,
      handOf(actor, month.id, last + 1),
    );
    if (work.length > 0) return true;
    const found = unsettledIn({
      problems: problems.map(({ refusals, ...place }) => ({ ...place, codes: refusals.map(({ code }) => code) })),
      waiting,
    });
    for (const each of found) if (!known.delete(each)) return true;
  }
  return known.size > 0;
};

/** What a pass could not do, by where and why: what is the same the next time is nothing new. */
const unsettledIn = ({ problems, waiting }: Pick<PassMark, "problems" | "waiting">): string[] => [
  ...problems.map(({ codes, ...place }) => `${nameOf(place)} ${codes.join(" ")}`),
  ...waiting.map((each) => `${nameOf(each)} ${each.fen}`),
];

const nameOf = ({ person, month, policy, scheme }: AllowancePlace): string => `${person}/${month}/${policy}/${scheme}`;
