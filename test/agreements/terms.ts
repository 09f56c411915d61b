// Two agreements as pure rules take them, drafted and signed: a mentor with an apprentice, and somebody's years in a programme.
import {
  draftAgreement,
  type LoadedAgreement,
  type MentoringTerms,
  type ProgrammeTerms,
  signAgreement,
  type Terms,
} from "../../domain/agreements/write.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import type { Change } from "../../domain/records/record.ts";
import type { Outcome } from "../../domain/refusals.ts";

const people: { [id: string]: { from: string; until?: string } } = {
  M1: { from: "2010-01-01" },
  P1: { from: "2024-01-01" },
  P2: { from: "2024-01-01", until: "2026-06-30" },
};
export const serviceOf = (id: string) => people[id];

export const around = { serviceOf, others: [] };

export const on = (today: string, person = "HR") => ({ by: { person }, now: `${today}T02:00:00.000Z`, today });

export const said = (outcome: Outcome<unknown>) =>
  outcome.ok ? "ok" : outcome.refusals.map(({ code, path }) => `${code} ${path}`).join(", ");

export const made = (outcome: Outcome<Change>): LoadedAgreement => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  const { body, secret } = outcome.value;
  return {
    kind: "agreement",
    id: "a1",
    version: 1,
    entry: "",
    body: body as Agreement,
    secret: secret as AgreementSecret,
  };
};

export const pair: MentoringTerms = {
  form: "mentoring",
  mentor: "M1",
  apprentices: ["P1"],
  from: "2026-01-01",
  until: "2026-12-31",
  goals: "目标",
};
export const star: ProgrammeTerms = {
  form: "programme",
  participant: "P1",
  programme: "未来匠星",
  from: "2024-09-01",
  goals: "目标",
};

export const drafted = (terms: Terms) => draftAgreement("a1", terms, around, on("2024-08-20"));

export const inForce = (terms: Terms, today = "2024-08-20"): LoadedAgreement => {
  const draft = made(drafted(terms));
  const ids = terms.form === "mentoring" ? [terms.mentor, ...terms.apprentices] : [terms.participant];
  return ids.reduce((agreement, id) => made(signAgreement(agreement, 1, around, on(today, id))), draft);
};
