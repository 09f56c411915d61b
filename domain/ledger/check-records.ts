// Holds what is stored against what the journal tells: every record, its history and its personal data's commitment.
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Sha256Hex } from "../policy/digest.ts";
import { type Body, kindAndId, type Loaded } from "../records/record.ts";
import { type Break, broken } from "./break.ts";
import { commitment } from "./entry.ts";
import type { Folded, Version } from "./fold.ts";
import { changedFields, illegalStep } from "./transitions.ts";

export type Stored = Map<string, Loaded<Body, Body>>;

export const checkRecords = (folded: Folded, stored: Stored, sha256Hex: Sha256Hex): Break[] => [
  ...[...folded.records].flatMap(([ref, versions]) => [
    ...checkHistory(ref, versions),
    ...checkRecord(ref, versions, stored.get(ref), sha256Hex),
  ]),
  ...[...stored.keys()]
    .filter((ref) => !folded.records.has(ref))
    .map((ref) => broken("I9", ref, { zh: "台账中没有此记录", en: "the journal knows nothing of this record" })),
];

const checkHistory = (ref: string, versions: readonly Version[]): Break[] => {
  const { kind } = kindAndId(ref);
  const states = versions.flatMap(({ body }) => (typeof body.state === "string" ? [body.state] : []));
  const ofCase = kind === "case" ? String(versions[0]?.body.kind) : undefined;
  const illegal = illegalStep(kind, states, ofCase);
  const moved = changedFields(
    kind,
    versions.map(({ body }) => body),
  ).join(", ");
  return [
    ...(illegal
      ? [
          broken("I8", ref, {
            zh: `状态不得由 ${illegal.from} 变为 ${illegal.to}`,
            en: `its state must not go from ${illegal.from} to ${illegal.to}`,
          }),
        ]
      : []),
    ...(moved !== ""
      ? [broken("I8", ref, { zh: `不得更改的字段被更改：${moved}`, en: `what never changes was changed: ${moved}` })]
      : []),
  ];
};

const checkRecord = (
  ref: string,
  versions: readonly Version[],
  record: Loaded<Body, Body> | undefined,
  sha256Hex: Sha256Hex,
): Break[] => {
  const last = versions.at(-1) as Version;
  if (!record)
    return [
      broken("I9", ref, {
        zh: `台账有第 ${last.version} 版，但记录不存在`,
        en: `the journal has version ${last.version}, but the record is gone`,
      }),
    ];
  const breaks: Break[] = [];
  if (record.version !== last.version || record.entry !== last.entry)
    breaks.push(
      broken("I9", ref, {
        zh: `记录为第 ${record.version} 版（${record.entry}），台账为第 ${last.version} 版（${last.entry}）`,
        en: `it is at version ${record.version} (${record.entry}), the journal at ${last.version} (${last.entry})`,
      }),
    );
  else if (canonicalJson(record.body) !== canonicalJson(last.body)) {
    const fields = differing(record.body as Record<string, unknown>, last.body).join(", ");
    breaks.push(broken("I9", ref, { zh: `字段与台账不符：${fields}`, en: `it differs from the journal in ${fields}` }));
  }
  // Erased personal data leaves its commitment behind: that is no break.
  if (
    record.secret !== undefined &&
    record.salt !== undefined &&
    last.secret !== commitment(record.salt, record.secret, sha256Hex)
  )
    breaks.push(
      broken("I9", ref, {
        zh: "个人信息与台账中的承诺值不符",
        en: "its personal data is not what the journal has a commitment to",
      }),
    );
  return breaks;
};

const differing = (a: Record<string, unknown>, b: Record<string, unknown>): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (field) => canonicalJson(a[field] ?? null) !== canonicalJson(b[field] ?? null),
  );
