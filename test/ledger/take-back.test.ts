// Taking back in parts: an award of which every part has been cancelled, one after another, is cancelled, and holds nothing against its case.
import { expect, test } from "vitest";
import { cancelAward } from "../../domain/awards/take-back.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import type { Loaded, RecordKind } from "../../domain/records/record.ts";

const loaded = <Public extends object>(kind: RecordKind, id: string, body: object): Loaded<Public> => ({
  kind,
  id,
  version: 1,
  entry: "00-000000000001",
  body: body as Public,
});

const obligation = (id: string, state: Obligation["state"], amountFen: number) =>
  loaded<Obligation>("obligation", id, { person: "E1", state, amountFen, recoveredFen: 0 });

test("the last part that is cancelled takes the award, and what had lapsed, with it", () => {
  const award = loaded<Award>("award", "A.1", {
    ...{ state: "approved", year: "2026", scheme: "s", policy: { id: "p" }, obligations: ["one", "two"], history: [] },
    ...{ totalFen: 1_000, lapsedFen: 100, cancelledFen: 630, reversedFen: 0 },
  });
  const of = loaded<Case>("case", "A", { kind: "suggestion", state: "awarded", history: [], awardedFen: 370 });
  const years = [loaded("person-year", "E1@2026", { person: "E1", year: "2026", awardedFen: { "p/s": 270 } })];
  const outcome = cancelAward({
    ...{
      award,
      of: of as LoadedCase,
      personYears: years as never,
      by: { person: "APPROVER-1" },
      reasons: "退回后撤销",
      now: "",
    },
    obligations: [obligation("one", "due", 270), obligation("two", "cancelled", 630)],
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  expect(outcome.value.award).toMatchObject({ state: "cancelled", cancelledFen: 900 });
  const granted = outcome.value.changes.find(({ kind }) => kind === "case")?.body;
  expect(granted).toMatchObject({ awardedFen: 0 });
});
