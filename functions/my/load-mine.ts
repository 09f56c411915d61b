// Loads what is one's own: what one is owed, and the payouts by which it comes.

import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Payouts } from "../../domain/my/money.ts";
import type { Scheme } from "../../domain/policy/policy.ts";
import { type Award, awardId, type Obligation } from "../../domain/records/awards.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { type Payment, paymentId, type Run } from "../../domain/records/runs.ts";
import { chinaMonth } from "../../domain/values/moment.ts";
import type { Words } from "../../domain/words.ts";
import type { Asked } from "../http/asked.ts";
import { listAll, listPage, loadMany } from "../store/load.ts";

type AskedAny = Pick<Asked<unknown, unknown>, "tenant" | "caller" | "now">;

/** All of them, over the years: a person has dozens a year. */
export const loadOwed = async ({ tenant, caller }: AskedAny): Promise<Loaded<Obligation>[]> =>
  loadMany<Obligation>(tenant, await listAll(tenant, `of/${caller.person}/owed`));

const runsLookedAt = 12;

export const loadPayouts = async ({ tenant, now }: AskedAny): Promise<Payouts> => {
  const links = await listPage(tenant, "runs", { backwards: true, limit: runsLookedAt });
  return {
    month: chinaMonth(now),
    runs: (await loadMany<Run>(tenant, links)).map(({ id, body }) => ({ id, ...body })),
  };
};

export const loadAwards = (tenant: string, { id, body }: Pick<LoadedCase, "id" | "body">): Promise<Loaded<Award>[]> =>
  loadMany<Award>(
    tenant,
    Array.from({ length: body.awards }, (_, index) => ({ kind: "award", id: awardId(id, index + 1) }) as const),
  );

/** Those that one's money is in, and those that came back: an obligation that is due again no longer names its payment. */
export const loadPayments = (
  tenant: string,
  obligations: readonly Loaded<Obligation>[],
  { runs }: Payouts,
): Promise<Loaded<Payment>[]> => {
  const ids = obligations.flatMap(({ id, body }) => [
    ...(body.payment === undefined ? [] : [body.payment]),
    ...(body.returns === 0 ? [] : runs.map((run) => paymentId(run.id, id))),
  ]);
  return loadMany<Payment>(
    tenant,
    [...new Set(ids)].map((id) => ({ kind: "payment", id })),
  );
};

export const loadNames = async (tenant: string, ids: readonly string[]): Promise<(person: string) => string> => {
  const people = await loadMany<Person, PersonSecret>(
    tenant,
    [...new Set(ids)].map((id) => ({ kind: "person", id })),
  );
  const names = new Map(people.map(({ id, secret }) => [id, secret?.name ?? id]));
  return (person) => names.get(person) ?? person;
};

export const titleOf = ({ zh, en = zh }: { zh: string; en?: string | undefined }): Words => ({ zh, en });

/** What the policy calls a stage; where it has none, all is paid at once; where it names none, its id. */
export const stageName = (rule: Scheme, stage: string): Words => {
  const stages = "stages" in rule ? rule.stages : undefined;
  if (!stages) return { zh: "一次付清", en: "in full" };
  const title = stages.find(({ id }) => id === stage)?.title;
  return title ? titleOf(title) : { zh: stage, en: stage };
};
