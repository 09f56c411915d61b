// What may be done with an import 导入 that was checked: who applies it, and how it is given up, whole or from where it stopped.
import type { Subject } from "../access/access.ts";
import type { Import, ImportSecret } from "../records/jobs.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import type { Mark } from "../records/runs.ts";
import type { Moment } from "../values/moment.ts";

type Job = Loaded<Import, ImportSecret>;

/** Whoever brings or applies a sheet, and for whom. */
export const handsOf = ({ by, for: absent }: { by: string; for?: string }): string[] =>
  absent === undefined ? [by] : [by, absent];

/** Opening balances count against caps and budgets, and what was filed is rewarded: two people answer for them. */
export const importSubject = (job: Import): Subject => ({
  relations: { maker: job.byAnother || job.of === "opening-balances" ? handsOf(job) : [] },
  state: job.discarding && job.state === "received" ? "discarding" : job.state,
});

type GivenUp = NonNullable<Import["discarding"]>;

/** From here on no chunk is applied any more, whoever is at work on it: each is written only while the job is as it was. */
export const beginDiscard = (job: Job, discarding: GivenUp): Change => changed(job, { discarding });

/** What was applied stays; where nothing was, the years that the job had claimed are free again. */
export const endDiscard = (job: Job, claims: readonly Loaded<Mark>[], chunksDone: number, now: Moment) => {
  const next: Import = { ...job.body, state: chunksDone === 0 ? "discarded" : "ended", since: now };
  const freed = chunksDone === 0 ? claims.filter(({ body }) => body.job === job.id).map(free) : [];
  return { next, changes: [changed(job, next), ...freed] };
};

const free = (claim: Loaded<Mark>): Change => {
  const { job: _, ...body } = claim.body;
  return { ...changed(claim, {}), body };
};
