// What writing and changing a suggestion have in common: its authors are people of the enterprise, its scheme is one in force.
import type * as z from "zod/mini";
import { refuseAuthors, type Share } from "../../domain/cases/authors.ts";
import type { Deed } from "../../domain/cases/case.ts";
import { chooseScheme, type SchemeChoice } from "../../domain/cases/choose-scheme.ts";
import type { Evidence } from "../../domain/records/cases.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuseAll } from "../../domain/refusals.ts";
import { readFen } from "../../domain/values/money.ts";
import type { Asked } from "../http/asked.ts";
import type { suggestionChangeShape } from "../shapes/suggestions.ts";
import { loadMany } from "../store/load.ts";
import { loadOffered } from "./load-rule.ts";

type Sent = z.output<typeof suggestionChangeShape>;

export type Checked = {
  authors?: Share[];
  policy?: SchemeChoice;
  estimateFen: number | undefined;
  evidence?: Evidence[];
};

/** Authors and scheme are looked at where they are sent, or where `policyBefore` says that there is none yet. */
export const checkWritten = async (
  { tenant, caller, today, body }: Pick<Asked<unknown, Sent>, "tenant" | "caller" | "today" | "body">,
  deed: Deed,
  before?: { policy: SchemeChoice },
): Promise<Outcome<Checked>> => {
  const { authors, policy, scheme, estimate, evidence } = body;
  if (authors) {
    const refusals = refuseAuthors(authors, await loadAuthors(tenant, authors), deed);
    if (refusals.length > 0) return refuseAll(refusals);
  }
  const checked = { estimateFen: readFen(estimate), ...(authors && { authors }), ...(evidence && { evidence }) };
  if (before && policy === undefined && scheme === undefined) return accept(checked);
  const wanted = { policy: policy ?? before?.policy.policy, scheme };
  const settled = caller.enterprise.body.settings.suggestions;
  const chosen = chooseScheme(await loadOffered(tenant, today), wanted, settled);
  return chosen.ok ? accept({ ...checked, policy: chosen.value }) : chosen;
};

export const loadAuthors = (
  tenant: string,
  authors: readonly { person: string }[],
): Promise<Loaded<Person, PersonSecret>[]> =>
  loadMany<Person, PersonSecret>(
    tenant,
    authors.map(({ person }) => ({ kind: "person", id: person })),
  );
