// Files a suggestion 提交: everyone has agreed and is employed, a rule is in force, and the same person files the same words once.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Filing, Similar, Suggestion, SuggestionSecret, SuggestionState } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import { bandsOf } from "../similar/bands.ts";
import { sketchOf } from "../similar/sketch.ts";
import { notAgreed, refuseAbsent } from "./authors.ts";
import { type Deed, reach } from "./case.ts";
import { fitsSuggestions } from "./choose-scheme.ts";
import { deriveFacts, enterFacts, formOf } from "./facts.ts";
import { suggestionSteps } from "./suggestion-steps.ts";

export type Submission = {
  suggestion: Loaded<Suggestion, SuggestionSecret>;
  /** What the authors say of the case. */
  facts: { [name: string]: unknown };
  people: readonly Loaded<Person, PersonSecret>[];
  /** The scheme in the version in force on the day that rules the case; none where no version is. */
  scheme: CompiledScheme | undefined;
  /** The key of these words by this person, and who has filed under it before. */
  filing: { id: string; first?: { filing: Loaded<Filing>; state: SuggestionState } | undefined };
  /** Others that seem to say the same, the most alike first. */
  alike?: readonly Alike[];
  deed: Deed;
};

type Alike = { other: Pick<Loaded<Suggestion>, "id" | "body">; likeness: number };

export const submitSuggestion = (submission: Submission): Outcome<[Change, ...Change[]]> => {
  const { suggestion, facts, people, scheme, filing, deed } = submission;
  const { body, secret } = suggestion;
  const { state, authors, policy } = body;
  if (state === "submitted") return refuseAll([refuse("duplicate-submission", "", { name: suggestion.id })]);
  if (!isWithAuthors(state))
    return refuseAll([refuse("wrong-state", "", { given: state, wanted: suggestionSteps.submit.from.join(", ") })]);
  const filedBefore = filing.first;
  if (filedBefore && filedBefore.state !== "withdrawn" && filedBefore.filing.body.suggestion !== suggestion.id)
    return refuseAll([refuse("duplicate-submission", "", { name: filedBefore.filing.body.suggestion })]);
  const silent = notAgreed(authors);
  if (silent.length > 0) return refuseAll([refuse("authors-not-agreed", "/authors", { name: silent.join(", ") })]);
  const absent = refuseAbsent(authors, people, deed.today);
  if (absent.length > 0) return refuseAll(absent);
  const day = rulingDay(body, deed);
  if (!scheme) return refuseAll([refuse("no-policy-in-force", "/policy", { name: nameOf(policy), given: day })]);
  if (!fitsSuggestions(scheme.rule))
    return refuseAll([refuse("scheme-not-for-suggestions", "/scheme", { name: nameOf(policy) })]);
  const form = formOf(scheme);
  const entered = enterFacts(form, body.facts, facts, "author", deed);
  if (!entered.ok) return entered;
  const sketch = sketchOf(wordsOf(secret));
  const { department } = people.find(({ id }) => id === body.proposer)?.body ?? {};
  const filed = changed(
    suggestion,
    {
      ...reach(body, suggestionSteps.submit.to, deed),
      filedAt: body.filedAt ?? deed.now,
      filing: filing.id,
      policy: { ...policy, day },
      mentors: mentorsOf(people),
      similar: similarOf(submission),
      facts: { ...entered.value, ...deriveFacts(form, { people, day }, deed) },
      ...(department !== undefined && { department }),
    },
    { sketch, bands: bandsOf(sketch) },
  );
  return accept([filed, ...filingChanges(submission)]);
};

const isWithAuthors = (state: SuggestionState): boolean =>
  (suggestionSteps.submit.from as readonly SuggestionState[]).includes(state);

/** A case that was returned and is filed again stays under the rule of its first day: neither side can choose another by it. */
export const rulingDay = ({ policy }: Pick<Suggestion, "policy">, { today }: Pick<Deed, "today">): string =>
  policy.day ?? today;

const similarMax = 3;

/** Kept with the case, so that everyone who decides it sees it without looking for it. What was taken back competes with nothing. */
const similarOf = ({ alike = [] }: Submission): Similar[] =>
  alike
    .filter(({ other }) => other.body.state !== "withdrawn")
    .slice(0, similarMax)
    .map(({ other, likeness }) => ({ id: other.id, likeness }));

/** What is compared with other suggestions. */
export const wordsOf = (secret: SuggestionSecret | undefined): string =>
  secret === undefined ? "" : [secret.title, secret.problem, secret.proposal].join("\n");

const mentorsOf = (people: Submission["people"]): string[] => [
  ...new Set(people.flatMap(({ secret }) => (secret?.mentor === undefined ? [] : [secret.mentor]))),
];

/** Words of a suggestion that was withdrawn may be filed again, by another suggestion. */
const filingChanges = ({ suggestion, filing: { id, first } }: Submission): Change[] => {
  if (!first) return [created("filing", id, { suggestion: suggestion.id } satisfies Filing)];
  return first.filing.body.suggestion === suggestion.id ? [] : [changed(first.filing, { suggestion: suggestion.id })];
};

const nameOf = ({ id, scheme }: Suggestion["policy"]): string => `${id}/${scheme}`;
