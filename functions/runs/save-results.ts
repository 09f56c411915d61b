// Saves results of the bank group by group, each in one transaction: repeated after a crash, what is done already changes nothing.
import type { Loaded } from "../../domain/records/record.ts";
import type { Payment, ResultException, Run } from "../../domain/records/runs.ts";
import { groupResults, type ResultLine, takeResults } from "../../domain/runs/results.ts";
import type { By } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { now } from "../store/clock.ts";
import { commit } from "../store/commit.ts";
import { loadMany } from "../store/load.ts";
import { waitBefore } from "../store/patience.ts";
import type { Actor } from "../store/write.ts";
import { loadObligations, loadRun } from "./load-run.ts";

export type Recording = { actor: Actor; run: string; by: By };

export const saveResults = async (at: Recording, lines: readonly ResultLine[]): Promise<ResultException[]> => {
  const exceptions: ResultException[] = [];
  for (const group of groupResults(lines)) exceptions.push(...(await saveGroup(at, group)));
  return exceptions;
};

const decisionsMax = 8;

/** Whoever else records results of the run changes it too: then the group is decided anew. */
const saveGroup = async ({ actor, run: id, by }: Recording, lines: ResultLine[]): Promise<ResultException[]> => {
  const { tenant } = actor;
  for (let attempt = 1; attempt <= decisionsMax; attempt++) {
    if (attempt > 1) await waitBefore(attempt);
    const [run, payments] = await Promise.all([loadRun(tenant, id), loadPayments(tenant, id, lines)]);
    const obligations = await loadObligations(
      tenant,
      payments.map(({ body }) => body.obligation),
    );
    const at = writeMoment(now());
    const taken = takeResults({ run: run as Loaded<Run>, lines, payments, obligations, by, now: at });
    if (taken.changes.length === 0) return taken.exceptions;
    const { changes, postings } = taken;
    const saved = await commit({ ...actor, now: now() }, { changes, postings, note: { run: id } });
    if (saved.did === "committed") return taken.exceptions;
    if (saved.did !== "stale") break;
  }
  throw Object.assign(new Error("Results could not be saved for now."), { name: "Busy" });
};

/** Only those of this run: what names another run is unknown here. */
const loadPayments = (tenant: string, run: string, lines: readonly ResultLine[]): Promise<Loaded<Payment>[]> =>
  loadMany<Payment>(
    tenant,
    lines.filter(({ payment }) => payment.startsWith(`${run}_`)).map(({ payment: id }) => ({ kind: "payment", id })),
  );
