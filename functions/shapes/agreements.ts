// What agreements look like from outside: what is sent to write, sign, assess and end them, and what is shown.
import * as z from "zod/mini";
import { type End, endFor, endOf, firstDayOf, type ServiceOf, stateOn } from "../../domain/agreements/end.ts";
import { partsOf, plannedUntil } from "../../domain/agreements/terms.ts";
import { agreementStateWords, endWords, partWords, turnsOf } from "../../domain/agreements/waiting.ts";
import type { LoadedAgreement } from "../../domain/agreements/write.ts";
import { leaves } from "../../domain/policy/schema.ts";
import {
  type Agreement,
  agreementStates,
  mentoringResults,
  programmeResults,
} from "../../domain/records/agreements.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { isWholeNumber } from "../../domain/values/money.ts";
import { proseUpTo, textUpTo } from "../../domain/values/prose.ts";
import { wordsShape } from "./common.ts";
import { dayShape, idShape, proseShape } from "./records.ts";

const apprenticesMax = 10;
const yearsMax = 10;

const countUpTo = (most: number) =>
  z.custom<number>((value) => isWholeNumber(value) && value >= 1 && value <= most, {
    error: "whole-number-invalid",
    params: { wanted: `1–${most}` },
  });

const apprenticesShape = z.array(idShape).check(z.minLength(1), z.maxLength(apprenticesMax));
const programmeName = textUpTo(100);
const reasonsShape = proseUpTo(1000);

export const newAgreementShape = z.discriminatedUnion("form", [
  z.strictObject({
    form: z.literal("mentoring"),
    mentor: idShape,
    apprentices: apprenticesShape,
    from: dayShape,
    until: dayShape,
    goals: proseShape,
  }),
  z.strictObject({
    form: z.literal("programme"),
    participant: idShape,
    programme: programmeName,
    from: dayShape,
    years: z.optional(countUpTo(yearsMax)),
    outAfter: z.optional(countUpTo(yearsMax)),
    mentor: z.optional(idShape),
    goals: proseShape,
  }),
]);

/** What is left out stays, `null` takes a mentor of a programme away. */
export const changedAgreementShape = z.strictObject({
  mentor: z.optional(z.nullable(idShape)),
  apprentices: z.optional(apprenticesShape),
  participant: z.optional(idShape),
  programme: z.optional(programmeName),
  from: z.optional(dayShape),
  until: z.optional(dayShape),
  years: z.optional(countUpTo(yearsMax)),
  outAfter: z.optional(countUpTo(yearsMax)),
  goals: z.optional(proseShape),
});

export const signatureShape = z.strictObject({ terms: countUpTo(1_000_000) });

const resultShape = z.enum([...new Set([...mentoringResults, ...programmeResults])]);

export const newAssessmentShape = z.strictObject({
  result: resultShape,
  day: z.optional(dayShape),
  year: z.optional(countUpTo(yearsMax)),
  reasons: reasonsShape,
});

export const correctionShape = z.strictObject({ assessment: leaves.atLeastOne, reasons: reasonsShape });

export const agreementEndShape = z.strictObject({ on: z.optional(dayShape), reasons: reasonsShape });

export const agreementWithdrawalShape = z.strictObject({ reasons: reasonsShape });

const momentShape = z.string();
const endShape = z.strictObject({ day: dayShape, why: z.string(), says: wordsShape });

const partShape = z.enum(["mentor", "apprentice", "participant"]);

const lineFields = {
  id: idShape,
  form: z.enum(["mentoring", "programme"]),
  state: z.enum(agreementStates),
  stateSays: wordsShape,
  since: momentShape,
  turn: z.array(z.strictObject({ whose: z.string(), says: wordsShape, since: dayShape })),
  programme: z.optional(z.string()),
  from: dayShape,
  until: dayShape,
  /** From the first day in force to the last, as it stands now. */
  inForce: z.optional(z.strictObject({ from: dayShape, end: endShape })),
  people: z.array(
    z.strictObject({
      person: idShape,
      name: z.string(),
      as: partShape,
      asSays: wordsShape,
      signedAt: z.optional(momentShape),
      end: z.optional(endShape),
    }),
  ),
  version: z.int(),
};

export const agreementLineShape = z.strictObject(lineFields);

const fields = {
  ...lineFields,
  years: z.optional(z.int()),
  outAfter: z.optional(z.int()),
  goals: z.string(),
  terms: z.int(),
  assessments: z.array(
    z.strictObject({
      number: z.int(),
      day: dayShape,
      result: resultShape,
      year: z.optional(z.int()),
      by: idShape,
      for: z.optional(idShape),
      at: momentShape,
      reasons: z.string(),
      /** It was a mistake, and counts no more. */
      corrected: z.optional(
        z.strictObject({ by: idShape, for: z.optional(idShape), at: momentShape, reasons: z.string() }),
      ),
    }),
  ),
  reasons: z.optional(z.string()),
  history: z.array(
    z.strictObject({ state: z.enum(agreementStates), at: momentShape, by: idShape, for: z.optional(idShape) }),
  ),
};

export const agreementShape = z.strictObject(fields);

export const myAgreementShape = z.strictObject({ ...fields, as: partShape, waitsForMe: z.boolean() });

type People = ReadonlyMap<string, Loaded<Person, PersonSecret>>;

export const serviceIn =
  (people: People): ServiceOf =>
  (id) =>
    people.get(id)?.body;

const showEnd = ({ day, why }: End) => ({ day, why, says: endWords[why] });

export const showAgreementLine = (
  { id, version, body }: LoadedAgreement,
  people: People,
  today: string,
): z.output<typeof agreementLineShape> => {
  const serviceOf = serviceIn(people);
  const first = firstDayOf(body);
  const state = stateOn(body, serviceOf, today);
  return {
    id,
    form: body.form,
    state,
    stateSays: agreementStateWords[state],
    since: body.since,
    turn: turnsOf(body, serviceOf, today),
    ...(body.form === "programme" && { programme: body.programme }),
    from: body.from,
    until: plannedUntil(body),
    ...(first !== undefined && { inForce: { from: first, end: showEnd(endOf(body, serviceOf)) } }),
    people: [...partsOf(body)].map(([person, as]) => {
      const signedAt = body.signatures.find((signature) => signature.person === person)?.at;
      return {
        person,
        name: people.get(person)?.secret?.name ?? "",
        as,
        asSays: partWords[as],
        ...(signedAt !== undefined && { signedAt }),
        ...(first !== undefined && as !== "mentor" && { end: showEnd(endFor(body, person, serviceOf)) }),
      };
    }),
    version,
  };
};

export const showAgreement = (
  agreement: LoadedAgreement,
  people: People,
  today: string,
): z.output<typeof agreementShape> => {
  const { body, secret } = agreement;
  return {
    ...showAgreementLine(agreement, people, today),
    ...yearsIn(body),
    goals: secret?.goals ?? "",
    terms: body.terms,
    assessments: body.assessments.map((assessment, index) => ({
      number: index + 1,
      ...assessment,
      reasons: secret?.assessments[index] ?? "",
      ...correctionOf(agreement, index + 1),
    })),
    ...(secret?.reasons !== undefined && { reasons: secret.reasons }),
    history: body.history,
  };
};

const correctionOf = ({ body: { corrections = [] }, secret }: LoadedAgreement, number: number) => {
  const index = corrections.findIndex(({ assessment }) => assessment === number);
  const found = corrections[index];
  if (!found) return {};
  const { assessment: _, ...correction } = found;
  return { corrected: { ...correction, reasons: secret?.corrections?.[index] ?? "" } };
};

const yearsIn = (body: Agreement) => (body.form === "programme" ? { years: body.years, outAfter: body.outAfter } : {});
