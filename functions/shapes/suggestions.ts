// What suggestions look like from outside: what is sent to write, file and decide them, and what is shown.
import * as z from "zod/mini";
import { stateWords, waitingOf } from "../../domain/cases/waiting.ts";
import { leaves } from "../../domain/policy/schema.ts";
import { type Suggestion, type SuggestionSecret, suggestionStates } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { writeFen } from "../../domain/values/money.ts";
import { isText } from "../../domain/values/text.ts";
import type { Asked } from "../http/asked.ts";
import { amountShape, wordsShape } from "./common.ts";
import { dayShape, idShape, moneyShape, proseUpTo, textUpTo } from "./records.ts";
import { type ShownSimilar, similarShape, someSimilar } from "./similar.ts";

const authorsMax = 20;
const evidenceMax = 20;

const weightShape = leaves.atLeastOne.check(
  z.refine((weight) => weight <= 1_000_000, { error: "whole-number-invalid", params: { wanted: "1–1000000" } }),
);
const linkShape = z.string().check(
  z.maxLength(2000),
  z.refine((link) => isText(link) && /^https?:\/\/[^\s/]\S*$/.test(link), { error: "link-invalid" }),
);

export const reasonsText = proseUpTo(1000);

const written = {
  title: textUpTo(200),
  problem: proseUpTo(4000),
  proposal: proseUpTo(4000),
  authors: z.optional(
    z.array(z.strictObject({ person: idShape, weight: weightShape })).check(z.minLength(1), z.maxLength(authorsMax)),
  ),
  policy: z.optional(idShape),
  scheme: z.optional(idShape),
  estimate: z.optional(moneyShape),
  evidence: z.optional(
    z.array(z.strictObject({ title: textUpTo(200), link: linkShape })).check(z.maxLength(evidenceMax)),
  ),
};

export const newSuggestionShape = z.strictObject(written);
export const suggestionChangeShape = z.partial(newSuggestionShape);

/** By their names in the scheme; the form says which there are. */
export const factsShape = z.record(z.string(), z.union([textUpTo(200), z.number()]));

export const submissionShape = z.strictObject({ facts: z.optional(factsShape) });

export const agreementShape = z.strictObject({
  agrees: z.boolean(),
  weight: weightShape,
  of: leaves.atLeastOne,
  reasons: z.optional(reasonsText),
});

export const reviewShape = z.strictObject({
  verdict: z.enum(["accept", "decline", "return"]),
  reasons: z.optional(reasonsText),
  facts: z.optional(factsShape),
});

export const implementationShape = z.strictObject({ on: dayShape, note: z.optional(reasonsText) });

export const verificationShape = z.strictObject({
  facts: z.optional(factsShape),
  from: dayShape,
  until: dayShape,
  note: z.optional(reasonsText),
});

export const withdrawalShape = z.strictObject({ reasons: reasonsText });

const momentShape = z.string();

export const factEntryShape = z.strictObject({
  value: z.union([z.string(), z.number()]),
  source: z.string(),
  by: z.optional(idShape),
  at: momentShape,
  confirmed: z.optional(z.strictObject({ by: idShape, for: z.optional(idShape), at: momentShape })),
});

const waitingFields = {
  state: z.enum(suggestionStates),
  stateSays: wordsShape,
  since: momentShape,
  turn: z.array(z.strictObject({ whose: z.string(), says: wordsShape })),
  waitingDays: z.optional(z.int()),
  overdue: z.boolean(),
};

export const suggestionLineShape = z.strictObject({
  id: idShape,
  title: z.string(),
  ...waitingFields,
  proposer: idShape,
  department: z.optional(z.string()),
  authors: z.array(idShape),
  filedAt: z.optional(momentShape),
  version: z.int(),
});

export const suggestionShape = z.strictObject({
  id: idShape,
  title: z.string(),
  problem: z.string(),
  proposal: z.string(),
  ...waitingFields,
  proposer: idShape,
  department: z.optional(z.string()),
  authors: z.array(
    z.strictObject({
      person: idShape,
      weight: z.int(),
      agreedAt: z.optional(momentShape),
      refused: z.optional(z.strictObject({ at: momentShape, reasons: z.string() })),
    }),
  ),
  mentors: z.array(idShape),
  similar: z.optional(z.array(similarShape)),
  evidence: z.array(z.strictObject({ title: z.string(), link: z.string() })),
  estimate: z.optional(amountShape),
  policy: z.strictObject({ id: idShape, scheme: idShape, day: z.optional(dayShape) }),
  facts: z.record(z.string(), factEntryShape),
  filedAt: z.optional(momentShape),
  implementedOn: z.optional(dayShape),
  verified: z.optional(z.strictObject({ from: dayShape, until: dayShape, note: z.optional(z.string()) })),
  awards: z.int(),
  awarded: amountShape,
  history: z.array(
    z.strictObject({
      state: z.enum(suggestionStates),
      says: wordsShape,
      at: momentShape,
      by: idShape,
      for: z.optional(idShape),
      reasons: z.optional(z.string()),
    }),
  ),
  version: z.int(),
});

type LoadedSuggestion = Loaded<Suggestion, SuggestionSecret>;
type Viewed = Pick<Asked<unknown, unknown>, "today" | "caller">;

/** Since when, whose turn, and whether it takes too long: by what the enterprise has settled. */
const showWaiting = (body: Suggestion, { today, caller }: Viewed) => ({
  state: body.state,
  stateSays: stateWords[body.state],
  ...waitingOf(body, today, caller.enterprise.body.settings.overdueDays),
});

/** The fingerprint and the key of the filing are of use inside only; what is similar, for those who may see the others. */
export const showSuggestion = (
  { id, version, body, secret }: LoadedSuggestion,
  viewed: Viewed,
  similar?: readonly ShownSimilar[],
) => {
  const { filing: _, similar: __, awardedFen, estimateFen, history, ...rest } = body;
  return {
    id,
    title: secret?.title ?? "",
    problem: secret?.problem ?? "",
    proposal: secret?.proposal ?? "",
    ...rest,
    ...showWaiting(body, viewed),
    ...someSimilar(similar),
    ...(estimateFen !== undefined && { estimate: writeFen(estimateFen) }),
    awarded: writeFen(awardedFen),
    history: history.map((step) => ({ ...step, says: stateWords[step.state] })),
    version,
  };
};

export const showInList = ({ id, version, body, secret }: LoadedSuggestion, viewed: Viewed) => ({
  id,
  title: secret?.title ?? "",
  ...showWaiting(body, viewed),
  proposer: body.proposer,
  ...(body.department !== undefined && { department: body.department }),
  authors: body.authors.map(({ person }) => person),
  ...(body.filedAt !== undefined && { filedAt: body.filedAt }),
  version,
});
