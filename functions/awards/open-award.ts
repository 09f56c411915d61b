// How every decision about an award begins: the award with its case, whether the caller may decide, in whose name, and when.
import type { Acting } from "../../domain/access/access.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { type Moment, writeMoment } from "../../domain/values/moment.ts";
import { type Asked, unknownId } from "../http/asked.ts";
import { type AwardInCase, awardSubject, loadAward } from "./load-award.ts";

export type OpenedAward = AwardInCase & { acting: Acting; by: { person: string; for?: string }; now: Moment };

export const openAward = async (asked: Asked<unknown, unknown>): Promise<Outcome<OpenedAward>> => {
  const found = await loadAward(asked.tenant, asked.ids.award ?? "");
  if (!found) return unknownId();
  const may = await asked.may(awardSubject(found));
  if (!may.ok) return may;
  const acting = may.value;
  const by = { person: asked.caller.person, ...(acting.for !== undefined && { for: acting.for }) };
  return accept({ ...found, acting, by, now: writeMoment(asked.now) });
};
