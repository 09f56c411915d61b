// What writing and changing a case have in common: its authors are people of the enterprise, its scheme is one in force, and what only its kind has is as it must be.
import { refuseAuthors, type Share } from "../../domain/cases/authors.ts";
import type { Deed } from "../../domain/cases/case.ts";
import { chooseScheme, type SchemeChoice } from "../../domain/cases/choose-scheme.ts";
import type { Written } from "../../domain/cases/draft-case.ts";
import type { CaseKind, LoadedCase } from "../../domain/cases/kind.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuseAll } from "../../domain/refusals.ts";
import { readFen } from "../../domain/values/money.ts";
import type { Asked } from "../http/asked.ts";
import type { SentCase } from "../shapes/cases.ts";
import { loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";
import { loadKnown } from "./load-known.ts";
import { loadOffered } from "./load-rule.ts";

export type Checked = { written: Partial<Written>; holds: Hold[] };

type AskedAny = Pick<Asked<unknown, unknown>, "tenant" | "caller" | "today">;

/** Authors and scheme are looked at where they are sent, or where there is none yet. */
export const checkWritten = async (
  asked: AskedAny,
  sent: Partial<SentCase>,
  { kind, deed, before }: { kind: CaseKind; deed: Deed; before?: LoadedCase },
): Promise<Outcome<Checked>> => {
  const { authors, estimate, evidence, title, team } = sent;
  if (authors) {
    const refusals = refuseAuthors(authors, await loadAuthors(asked.tenant, authors), deed, kind.proposer);
    if (refusals.length > 0) return refuseAll(refusals);
  }
  const own = await readOwn(asked, sent, { kind, deed, before });
  if (!own.ok) return own;
  const policy = await chosenScheme(asked, sent, kind, before);
  if (!policy.ok) return policy;
  const given = Object.entries(sent).filter(([name]) => isText(kind, name));
  const texts = Object.fromEntries(given) as { [name: string]: string };
  return accept({
    written: {
      ...(title !== undefined && { title }),
      ...(Object.keys(texts).length > 0 && { texts }),
      ...(authors && { authors }),
      ...(team !== undefined && { team }),
      ...(policy.value && { policy: policy.value }),
      ...(estimate !== undefined && { estimateFen: readFen(estimate) }),
      ...(evidence && { evidence }),
      ...apartFromSecret(kind, own.value.own),
    },
    holds: own.value.holds,
  });
};

const apartFromSecret = ({ too }: CaseKind, own: object): Pick<Written, "own" | "ownSecret"> => {
  const isSecret = ([field]: [string, unknown]): boolean => too?.secret?.includes(field) === true;
  const secret = Object.entries(own).filter(isSecret);
  return {
    own: Object.fromEntries(Object.entries(own).filter((entry) => !isSecret(entry))),
    ...(secret.length > 0 && { ownSecret: Object.fromEntries(secret) }),
  };
};

const isText = ({ texts, optionalTexts }: CaseKind, name: string): boolean =>
  Object.hasOwn(texts, name) || (optionalTexts !== undefined && Object.hasOwn(optionalTexts, name));

/** The fields of its kind alone. They are read together: when one changes, the others stand as they were sent with it. */
const readOwn = async (
  asked: AskedAny,
  sent: Partial<SentCase>,
  { kind: { too }, deed, before }: { kind: CaseKind; deed: Deed; before: LoadedCase | undefined },
): Promise<Outcome<{ own: object; holds: Hold[] }>> => {
  const fields = sent as { [field: string]: unknown };
  const given = too ? Object.keys(too.shape).filter((field) => fields[field] !== undefined) : [];
  if (!too || (before !== undefined && given.length === 0)) return accept({ own: {}, holds: [] });
  const named = (field: "about" | "allowance"): string | undefined => {
    const given = fields[field];
    return typeof given === "string" ? given : before?.body[field];
  };
  const loaded = await loadKnown(too.needs, {
    asked,
    about: named("about"),
    allowance: named("allowance"),
    names: too.names?.(fields) ?? [],
    ...(before && { of: before }),
  });
  if (!loaded.ok) return loaded;
  const own = too.read(fields, loaded.value.known, deed, before);
  return own.ok ? accept({ own: own.value, holds: loaded.value.holds }) : own;
};

const chosenScheme = async (
  { tenant, caller, today }: AskedAny,
  { policy, scheme }: Partial<SentCase>,
  kind: CaseKind,
  before: LoadedCase | undefined,
): Promise<Outcome<SchemeChoice | undefined>> => {
  const isSaid = policy !== undefined || scheme !== undefined;
  if (!isSaid && (before !== undefined || !kind.awards || kind.awards.schemeOptional)) return accept(undefined);
  const wanted = { policy: policy ?? before?.body.policy?.id, scheme };
  // What the enterprise has settled is for suggestions.
  const settled = kind.kind === "suggestion" ? caller.enterprise.body.settings.suggestions : undefined;
  return chooseScheme(await loadOffered(tenant, kind, today), wanted, { settled, kind: kind.title });
};

export const loadAuthors = (
  tenant: string,
  authors: readonly Pick<Share, "person">[],
): Promise<Loaded<Person, PersonSecret>[]> =>
  loadMany<Person, PersonSecret>(
    tenant,
    authors.map(({ person }) => ({ kind: "person", id: person })),
  );
