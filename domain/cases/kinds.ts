// The kinds of case 事项种类 there are: one row each.
import type { RecordKind } from "../records/record.ts";
import type { CaseKind } from "./kind.ts";
import { failure } from "./kinds/failure.ts";
import { nomination } from "./kinds/nomination.ts";
import { objection } from "./kinds/objection.ts";
import { project } from "./kinds/project.ts";
import { suggestion } from "./kinds/suggestion.ts";

export const caseKinds: readonly CaseKind[] = [suggestion, project, objection, failure, nomination];

const byName = new Map(caseKinds.map((kind) => [kind.kind, kind]));

export const kindNamed = (kind: RecordKind | string): CaseKind => {
  const found = byName.get(kind);
  if (!found) throw new Error(`There is no kind of case named ${kind}.`);
  return found;
};
