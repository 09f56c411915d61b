// Finds what seems to say the same as a case 疑似重复, and shows a reader as much of it as they may see.
import type { Caller } from "../../domain/access/access.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import type { Similar } from "../../domain/records/cases.ts";
import { fingerprintOf } from "../../domain/similar/fingerprint.ts";
import { likelyDuplicatePercent, likenessPercent } from "../../domain/similar/likeness.ts";
import { type ShownSimilar, showSimilar } from "../shapes/similar.ts";
import { listPage, loadCases } from "../store/load.ts";

export type Alike = { other: LoadedCase; likeness: number };

/** Of each band the newest are looked at. */
const lookedAtMax = 100;

/** Cases of one kind, the most alike first. */
export const findAlike = async (
  tenant: string,
  { id, body, secret }: LoadedCase,
  kind = body.kind,
): Promise<Alike[]> => {
  const { sketch, bands } = fingerprintOf(secret, kindNamed(body.kind).texts);
  const lists = await Promise.all(
    bands.map((band) => listPage(tenant, `like/${kind}/${band}`, { limit: lookedAtMax, backwards: true })),
  );
  const others = new Map(lists.flat().map((link) => [link.id, link]));
  others.delete(id);
  const loaded = await loadCases(tenant, [...others.keys()]);
  return loaded
    .map((other) => ({ other, likeness: likenessPercent(sketch, other.secret?.sketch ?? []) }))
    .filter(({ likeness }) => likeness >= likelyDuplicatePercent)
    .sort((a, b) => b.likeness - a.likeness);
};

/** What was found when it was filed, as it stands now. */
export const loadSimilar = async (
  asked: { tenant: string; caller: Caller },
  of: Pick<LoadedCase, "id" | "body">,
): Promise<ShownSimilar[]> => (await loadSimilarOf(asked, [of])).get(of.id) ?? [];

/** The same for many, by their ids. */
export const loadSimilarOf = async (
  { tenant, caller }: { tenant: string; caller: Caller },
  cases: readonly Pick<LoadedCase, "id" | "body">[],
): Promise<Map<string, ShownSimilar[]>> => {
  const ids = new Set(cases.flatMap(({ body }) => (body.similar ?? []).map(({ id }) => id)));
  const others = await loadCases(tenant, [...ids]);
  const seen = new Map(others.filter((other) => seesCase(caller, other)).map(({ id, body }) => [id, body]));
  const show = (similar: Similar): ShownSimilar[] => {
    const other = seen.get(similar.id);
    return other ? [showSimilar(similar, other)] : [];
  };
  return new Map(cases.map(({ id, body }) => [id, (body.similar ?? []).flatMap(show)]));
};

/** What was learned from failures like it is for everyone who tries the same: without names, and without what became of them. */
export const loadLessons = async (
  { tenant }: { tenant: string },
  { body: { lessons = [] } }: Pick<LoadedCase, "body">,
): Promise<ShownSimilar[]> => {
  const failures = await loadCases(
    tenant,
    lessons.map(({ id }) => id),
  );
  const byId = new Map(failures.map((of) => [of.id, of]));
  return lessons.flatMap((like) => {
    const of = byId.get(like.id);
    if (!of) return [];
    const { awarded: _, ...shown } = showSimilar(like, of.body);
    return [{ ...shown, title: of.secret?.title ?? "", lesson: of.secret?.texts.lesson ?? "" }];
  });
};
