// Holds everything about a run against everything else: manifest, payments, obligations, and what the journal has moved.
import type { Break } from "../../domain/ledger/break.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { ManifestLine, Payment, Run } from "../../domain/records/runs.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { checkRun } from "../../domain/runs/check-run.ts";
import { loadEntry, marksOf, paymentsOf } from "../store/paid.ts";
import { loadObligations } from "./load-run.ts";
import { openManifest } from "./manifest-file.ts";

const namedMax = 20;

/** Before money goes on, everything about the run is held against everything else; the payments are handed on. */
export const checkWhole = async (tenant: string, run: Loaded<Run>): Promise<Outcome<Loaded<Payment>[]>> => {
  const manifest = await openManifest(tenant, run);
  if (!manifest.ok) return manifest;
  const lines: ManifestLine[] = [];
  for await (const chunk of manifest.value) lines.push(...chunk.lines);
  const payments = await paymentsOf(tenant, run.id);
  const obligations = await loadObligations(
    tenant,
    lines.map(({ obligation }) => obligation),
  );
  const breaks = checkRun(run, lines, payments, obligations, await postedOf(tenant, run.id));
  return breaks.length === 0 ? accept(payments) : refuseAll(breaks.slice(0, namedMax).map(refusalOf));
};

const refusalOf = ({ at, says }: Break) => refuse("run-broken", "", { name: at, given: says });

/** The mark of a chunk names the entry that wrote it, and the entry says what it moved. */
const postedOf = async (tenant: string, run: string): Promise<Map<number, number>> => {
  const posted = new Map<number, number>();
  for (const { entry, body } of await marksOf(tenant, run, "compute")) {
    const postings = (await loadEntry(tenant, entry))?.postings ?? [];
    const into = postings.filter(({ account, fen }) => fen > 0 && account.endsWith("/allocated"));
    posted.set(
      body.chunk,
      into.reduce((sum, { fen }) => sum + fen, 0),
    );
  }
  return posted;
};
