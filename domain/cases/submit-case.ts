// Files a case 提交: everyone has agreed and is employed, a rule is in force, and the same person files the same words once.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Case, CaseSecret, Filing, Similar } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { fingerprintOf } from "../similar/fingerprint.ts";
import { notAgreed, refuseAbsent } from "./authors.ts";
import { refuseTooWide } from "./award-width.ts";
import { type Deed, reach } from "./case.ts";
import { deriveFacts, enterFacts, formOf } from "./facts.ts";
import type { Held, Known, LoadedCase } from "./kind.ts";
import { kindNamed } from "./kinds.ts";
import { statesWithAuthors } from "./transitions.ts";

export type Submission = {
  of: LoadedCase;
  /** What the authors say of the case. */
  facts: { [name: string]: unknown };
  people: readonly Loaded<Person, PersonSecret>[];
  /** Who teaches one of them by an agreement. */
  teaching?: readonly string[];
  /** The scheme in the version in force on the day that rules the case; none where no version is. */
  scheme: CompiledScheme | undefined;
  /** The key of these words by this person, and who has filed under it before. */
  filing: FiledBefore;
  /** The key of what only one of its kind can stand for, where its kind has one. */
  filedAs?: FiledBefore | undefined;
  /** Others of its kind that seem to say the same, the most alike first. */
  alike?: readonly Alike[];
  /** Lessons from failures that are like it. */
  lessons?: readonly Alike[];
  deed: Deed;
};

/** `movedOn`: the first has been filed under another key since. */
type FiledBefore = {
  id: string;
  first?: { filing: Loaded<Filing>; state: string; movedOn?: boolean } | undefined;
};

type Alike = { other: Pick<LoadedCase, "id" | "body">; likeness: number };

/** With what its kind adds to it. */
export const fileCase = (
  submission: Submission,
  known: Known,
): Outcome<{ changes: [Change, ...Change[]]; holds: readonly Held[] }> => {
  const submitted = submitCase(submission);
  if (!submitted.ok) return submitted;
  const { of, deed } = submission;
  const own = kindNamed(of.body.kind).filing?.file?.({ of, known, deed });
  if (!own) return accept({ changes: submitted.value, holds: [] });
  if (!own.ok) return own;
  const [filed, ...others] = submitted.value;
  const { fields, holds = [] } = own.value;
  return accept({ changes: [{ ...filed, body: { ...filed.body, ...fields } }, ...others], holds });
};

export const submitCase = (submission: Submission): Outcome<[Change, ...Change[]]> => {
  const { of, facts, people, filing, filedAs, deed } = submission;
  const { body, secret } = of;
  const kind = kindNamed(body.kind);
  const { state, authors } = body;
  if (state === "submitted") return refuseAll([refuse("duplicate-submission", "", { name: of.id })]);
  const withAuthors = statesWithAuthors(kind);
  if (!withAuthors.includes(state))
    return refuseAll([refuse("wrong-state", "", { given: state, wanted: withAuthors.join(", ") })]);
  const { until = [], refusal = "duplicate-submission" } = kind.filing?.once ?? {};
  const same = standing(filedAs, of, until);
  if (same) return refuseAll([refuse(refusal, "", { name: same })]);
  // Words stay filed until they are withdrawn.
  const alike = kind.filing?.once?.wordsToo ? undefined : standing(filing, of, ["withdrawn"]);
  if (alike) return refuseAll([refuse("duplicate-submission", "", { name: alike })]);
  const silent = notAgreed(authors);
  if (silent.length > 0) return refuseAll([refuse("authors-not-agreed", "/authors", { name: silent.join(", ") })]);
  const absent = refuseAbsent(authors, people, deed.today);
  if (absent.length > 0) return refuseAll(absent);
  const ruled = ruledBy(submission);
  if (!ruled.ok) return ruled;
  const { department } = people.find(({ id }) => id === body.proposer)?.body ?? people[0]?.body ?? {};
  const filed = changed(
    of,
    {
      ...reach(body, "submitted", deed),
      filedAt: body.filedAt ?? deed.now,
      filing: filing.id,
      ...(filedAs && { filedAs: filedAs.id }),
      ...ruled.value,
      mentors: mentorsOf(submission),
      similar: nearest(submission.alike),
      ...((submission.lessons ?? []).length > 0 && { lessons: nearest(submission.lessons) }),
      ...(department !== undefined && { department }),
    },
    fingerprintOf(secret, kind.texts),
  );
  if (Object.keys(facts).length > 0 && !body.policy) return refuseAll(unknownFacts(facts));
  return accept([filed, ...filingChanges(submission)]);
};

/** Another case that is filed under the key, and stands. */
const standing = (key: FiledBefore | undefined, of: LoadedCase, until: readonly string[]): string | undefined => {
  const { first } = key ?? {};
  if (!first || first.movedOn || first.filing.body.case === of.id || until.includes(first.state)) return undefined;
  return first.filing.body.case;
};

const unknownFacts = (facts: Submission["facts"]): Refusal[] =>
  Object.keys(facts).map((name) => refuse("unknown-fact", `/facts/${name}`, { name }));

/** By which rule, on which day, and the facts that it asks its authors for. A case without a scheme earns nothing, and is asked nothing. */
const ruledBy = ({ of: { body }, facts, people, scheme, deed }: Submission): Outcome<Partial<Case>> => {
  const { policy } = body;
  if (!policy) return accept({});
  const day = rulingDay(body, deed);
  const name = `${policy.id}/${policy.scheme}`;
  if (!scheme) return refuseAll([refuse("no-policy-in-force", "/policy", { name, given: day })]);
  const kind = kindNamed(body.kind);
  if (!kind.awards?.fits(scheme.rule))
    return refuseAll([refuse("scheme-does-not-fit", "/scheme", { name, wanted: kind.title })]);
  const tooWide = refuseTooWide(kind.awards, scheme.rule, body.authors.length, "/authors");
  if (tooWide.length > 0) return refuseAll(tooWide);
  const form = formOf(scheme);
  const entered = enterFacts(form, unconfirmed(body.facts), facts, "author", deed);
  if (!entered.ok) return entered;
  return accept({
    policy: { ...policy, day },
    facts: { ...entered.value, ...deriveFacts(form, { people, day }, deed) },
  });
};

/** What was confirmed was confirmed of the words that were filed then. */
const unconfirmed = (facts: Case["facts"]): Case["facts"] =>
  Object.fromEntries(Object.entries(facts).map(([name, { confirmed: _, ...fact }]) => [name, fact]));

/** A case that was returned and is filed again stays under the rule of its first day: neither side can choose another by it. */
export const rulingDay = ({ policy }: Pick<Case, "policy">, { today }: Pick<Deed, "today">): string =>
  policy?.day ?? today;

const similarMax = 3;

/** Kept with the case, so that everyone who decides it sees it without looking for it. What was taken back competes with nothing. */
const nearest = (alike: readonly Alike[] = []): Similar[] =>
  alike
    .filter(({ other }) => other.body.state !== "withdrawn")
    .slice(0, similarMax)
    .map(({ other, likeness }) => ({ id: other.id, likeness }));

/** What makes a filing what it is: who files which words, and what its kind has beside them. */
export const whatIsFiled = (
  { body, secret }: LoadedCase,
  facts: Submission["facts"],
): { words: readonly string[]; as: readonly string[] | undefined } => {
  const known = Object.entries(body.facts).flatMap(([name, { value, source }]) =>
    source === "author" ? [[name, value] as const] : [],
  );
  const stated = { ...Object.fromEntries(known), ...facts };
  return {
    words: [body.proposer, ...wordsToFile(secret)],
    as: kindNamed(body.kind).filing?.once?.key(body, stated),
  };
};

const wordsToFile = (secret: CaseSecret | undefined): string[] =>
  secret === undefined ? [""] : [secret.title, ...inOrder(secret.texts)];

const inOrder = (texts: CaseSecret["texts"]): string[] =>
  Object.keys(texts)
    .sort()
    .map((name) => texts[name] ?? "");

const mentorsOf = ({ people, teaching = [] }: Submission): string[] => [
  ...new Set([...people.flatMap(({ secret }) => secret?.mentor ?? []), ...teaching]),
];

/** Words of a case that was withdrawn may be filed again, by another. */
const filingChanges = ({ of, filing, filedAs }: Submission): Change[] =>
  [filing, filedAs].flatMap((key) => {
    if (!key) return [];
    const { id, first } = key;
    if (!first) return [created("filing", id, { case: of.id } satisfies Filing)];
    return first.filing.body.case === of.id ? [] : [changed(first.filing, { case: of.id })];
  });
