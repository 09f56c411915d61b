// What changes from one version of a policy to the next, in sentences: complete, so two policies without a sentence have one digest.

import type { Fields } from "../values/fields.ts";
import type { Words } from "../words.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Field, type FieldTable, policyFields, schemeFields, type Units } from "./diff-fields.ts";
import { type Entry, type List, lists, named, onlyWritten, withUniqueKeys } from "./diff-lists.ts";
import type { Policy, Scheme } from "./policy.ts";

/** `clause` is a place in the next version, or in the old one for what is no longer there. */
export type Change = { clause: string; says: Words };

/** Whose change is told, and in what the values of either version are counted. */
type Scene = { title: Words; clause: string[]; old: Units; next: Units };

export const diffPolicies = (old: Policy, next: Policy): Change[] => {
  const scene: Scene = {
    title: { zh: "本制度", en: "The policy" },
    clause: [],
    old: { currency: old.currency, measure: "money" },
    next: { currency: next.currency, measure: "money" },
  };
  const schemes = match(withUniqueKeys(old.schemes.map(schemeEntry)), withUniqueKeys(next.schemes.map(schemeEntry)));
  return [
    ...changedFields(policyFields, old, next, scene, []),
    ...schemes.kept.flatMap(([before, after]) => diffScheme(schemeIn(old, before), schemeIn(next, after), scene)),
    ...schemes.added.flatMap((entry) => newScheme(entry, schemeIn(next, entry), scene)),
    ...schemes.removed.flatMap((entry) => formerScheme(entry, schemeIn(old, entry), scene)),
    ...changedOrder(schemes.kept, schemeList, scene),
  ];
};

type Ordered = Pick<List, "name" | "called" | "order">;

const schemeList: Ordered = { name: "schemes", called: { zh: "方案", en: "schemes" }, order: onlyWritten };

const schemeEntry = (scheme: Scheme, index: number): Entry => ({
  key: scheme.id,
  at: [index],
  called: named("方案", "scheme", scheme.id, scheme.title),
  fields: scheme,
});

const schemeIn = ({ schemes }: Policy, { at }: Entry): Scheme => schemes[at[0] as number] as Scheme;

const diffScheme = (old: Scheme, next: Scheme, around: Scene): Change[] => {
  const scene = sceneOf(old, next, around);
  return [
    ...changedFields(schemeFields, old, next, scene, []),
    ...lists.flatMap((list) => diffList(list, list.entriesOf(old), list.entriesOf(next), scene)),
  ];
};

const newScheme = (entry: Entry, scheme: Scheme, around: Scene): Change[] => {
  const scene = sceneOf(scheme, scheme, around);
  const entries = lists.flatMap((list) => diffList(list, undefined, list.entriesOf(scheme), scene));
  return [added(entry, schemeFields, { ...around, next: scene.next }, [scheme.id]), ...entries];
};

const formerScheme = (entry: Entry, scheme: Scheme, around: Scene): Change[] => {
  const scene = sceneOf(scheme, scheme, around);
  const entries = lists.flatMap((list) => diffList(list, list.entriesOf(scheme), undefined, scene));
  return [removed(entry, schemeFields, { ...around, old: scene.old }, [scheme.id]), ...entries];
};

const sceneOf = (old: Scheme, next: Scheme, { old: before, next: after }: Scene): Scene => ({
  title: { zh: next.title.zh, en: next.title.en ?? next.title.zh },
  clause: [next.id],
  old: { ...before, measure: measureOf(old) },
  next: { ...after, measure: measureOf(next) },
});

const measureOf = (scheme: Scheme): Units["measure"] => (scheme.kind === "tiered" && scheme.unit) || "money";

const diffList = (list: List, before: Entry[] | undefined, after: Entry[] | undefined, scene: Scene): Change[] => {
  const { kept, added: fresh, removed: gone } = match(withUniqueKeys(before ?? []), withUniqueKeys(after ?? []));
  return [
    ...emptied(list, before, after, scene),
    ...kept.flatMap(([old, next]) => changedFields(list.fields, old.fields, next.fields, scene, next.at, next.called)),
    ...fresh.map((entry) => added(entry, list.fields, scene, entry.at)),
    ...gone.map((entry) => removed(entry, list.fields, scene, entry.at)),
    ...changedOrder(kept, list, scene),
  ];
};

type Matched = { kept: [old: Entry, next: Entry][]; added: Entry[]; removed: Entry[] };

const match = (before: Entry[], after: Entry[]): Matched => {
  const old = new Map(before.map((entry) => [entry.key, entry]));
  const next = new Set(after.map((entry) => entry.key));
  return {
    kept: after.flatMap((entry): Matched["kept"] => {
      const known = old.get(entry.key);
      return known === undefined ? [] : [[known, entry]];
    }),
    added: after.filter((entry) => !old.has(entry.key)),
    removed: before.filter((entry) => !next.has(entry.key)),
  };
};

const none: Words = { zh: "无", en: "none" };

const changedFields = (
  table: FieldTable,
  old: Fields,
  next: Fields,
  scene: Scene,
  at: Entry["at"],
  place?: Words,
): Change[] =>
  Object.entries(table).flatMap(([name, field]) => {
    if (sameValue(old[name], next[name])) return [];
    const subject = subjectOf(field.called, place);
    const before = writeValue(field, old[name], scene.old);
    const after = writeValue(field, next[name], scene.next);
    return [changed(subject, before, after, scene, [...at, name])];
  });

const sameValue = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

const writeValue = ({ write }: Field<never>, value: unknown, units: Units): Words =>
  value === undefined ? none : write(value as never, units);

const subjectOf = (called: Words, place: Words | undefined): Words =>
  place === undefined ? called : { zh: `${spaced(place.zh)}的${called.zh}`, en: `${called.en} of ${place.en}` };

/** Chinese is set apart from Latin letters and digits. */
const spaced = (zh: string): string => (/[A-Za-z0-9]$/.test(zh) ? `${zh} ` : zh);

const changed = (subject: Words, before: Words, after: Words, scene: Scene, at: Entry["at"]): Change =>
  change(scene, at, {
    zh: `${subject.zh}由 ${before.zh} 改为 ${after.zh}`,
    en: `the ${subject.en} changes from ${before.en} to ${after.en}`,
  });

const added = ({ called, fields }: Entry, table: FieldTable, scene: Scene, at: Entry["at"]): Change => {
  const all = everyField(table, fields, scene.next);
  return change(scene, at, { zh: `新增${called.zh}：${all.zh}`, en: `${called.en} is added: ${all.en}` });
};

const removed = ({ called, fields }: Entry, table: FieldTable, scene: Scene, at: Entry["at"]): Change => {
  const all = everyField(table, fields, scene.old);
  return change(scene, at, {
    zh: `取消${called.zh}（原为：${all.zh}）`,
    en: `${called.en} is removed (it was: ${all.en})`,
  });
};

const everyField = (table: FieldTable, fields: Fields, units: Units): Words => {
  const written = Object.entries(table).filter(([name]) => fields[name] !== undefined);
  const words = written.map(([name, field]) => ({
    called: field.called,
    value: writeValue(field, fields[name], units),
  }));
  return {
    zh: words.map(({ called, value }) => `${called.zh} ${value.zh}`).join("，"),
    en: words.map(({ called, value }) => `${called.en} ${value.en}`).join(", "),
  };
};

/** A list that is written with nothing in it pays like one that is not written, but it is another document. */
const emptied = (list: List, before: Entry[] | undefined, after: Entry[] | undefined, scene: Scene): Change[] => {
  const entries = [...(before ?? []), ...(after ?? [])];
  if (entries.length > 0 || (before === undefined) === (after === undefined)) return [];
  const written = (list: Entry[] | undefined): Words => (list === undefined ? none : { zh: "空", en: "empty" });
  const subject: Words = { zh: list.called.zh, en: `list of ${list.called.en}` };
  return [changed(subject, written(before), written(after), scene, [list.name])];
};

const changedOrder = (kept: Matched["kept"], list: Ordered, scene: Scene): Change[] => {
  const stayed = kept.filter(([old, next]) => old.group === next.group);
  return [...Map.groupBy(stayed, ([, next]) => next.group).values()].flatMap((entries) => {
    const before = entries.map(([old]) => old).toSorted(byPlace);
    const after = entries.map(([, next]) => next).toSorted(byPlace);
    if (before.every(({ key }, index) => key === after[index]?.key)) return [];
    return [reordered(before, after, list, scene)];
  });
};

const reordered = (before: Entry[], after: Entry[], { name, called, order }: Ordered, scene: Scene): Change => {
  const zh = (entries: Entry[]): string => entries.map((entry) => entry.called.zh).join("、");
  const en = (entries: Entry[]): string => entries.map((entry) => entry.called.en).join(", ");
  return change(scene, [name], {
    zh: `${called.zh}的顺序由 ${zh(before)} 改为 ${zh(after)}（${order.zh}）`,
    en: `the order of the ${called.en} changes from ${en(before)} to ${en(after)} (${order.en})`,
  });
};

const byPlace = (a: Entry, b: Entry): number => {
  const differing = a.at.findIndex((step, index) => step !== b.at[index]);
  return differing < 0 ? 0 : Number(a.at[differing]) - Number(b.at[differing]);
};

const change = ({ title, clause }: Scene, at: Entry["at"], says: Words): Change => ({
  clause: [...clause, ...at].join("."),
  says: { zh: `${title.zh}：${says.zh}`, en: `${title.en}: ${says.en}` },
});
