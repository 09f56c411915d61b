// What is shown of cases of any kind: one, the list of them, the form of facts, and what is alike.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { formOf, missingFacts, unconfirmedFacts, whoEnters } from "../../domain/cases/facts.ts";
import type { CaseKind } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import { caseReaders, seesCase } from "../../domain/cases/seen.ts";
import { stateWords } from "../../domain/cases/waiting.ts";
import { whyItMatters } from "../../domain/cases/why-facts-matter.ts";
import { accept, pointerTo, refuse, refuseAll } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { caseLineShape, caseShape, factEntryShape, showCase } from "../shapes/cases.ts";
import { wordsShape } from "../shapes/common.ts";
import { dayShape, idShape } from "../shapes/records.ts";
import { queryFor, serveCases } from "./case-lists.ts";
import { allWords, wordsFor } from "./case-words.ts";
import { findAlike, loadLessons, loadSimilar } from "./find-similar.ts";
import { loadRule } from "./load-rule.ts";
import { loadAboutCase, loadCasesAbout, openCase } from "./open-case.ts";

const access: Access = { to: caseReaders };

type Row = Pick<Operation, "id" | "path" | "summary" | "description" | "handler" | "refusals"> & {
  schema: () => NonNullable<Operation["answer"]["schema"]>;
  means: Operation["answer"]["means"];
  query?: NonNullable<Operation["query"]>;
};

const rowOf = ({ schema: makeSchema, means, ...row }: Row): Operation => {
  let schema: Operation["answer"]["schema"];
  return {
    method: "GET",
    ...row,
    madeBy: { file: "cases/read-cases", list: "caseReads" },
    capability: "read",
    access,
    answer: {
      type: "application/json",
      // Made only for the description: a function that starts has no time for it.
      get schema() {
        schema ??= makeSchema();
        return schema;
      },
      means,
    },
    examples: [],
  };
};

const pathOf = ({ plural, kind }: CaseKind, part = ""): `/${string}` => `/v1/${plural}/{${kind}}${part}`;

const getCase = (kind: CaseKind): Operation => {
  const handler = serveRead({ access }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { of } = opened.value;
    const [similar, lessons, aboutCase, casesAbout] = await Promise.all([
      loadSimilar(asked, of),
      loadLessons(asked, of),
      loadAboutCase(asked, of),
      loadCasesAbout(asked, of),
    ]);
    return accept({ body: showCase(of, asked, { similar, lessons, aboutCase, casesAbout }), version: of.version });
  });
  const { get: words } = wordsFor(kind);
  const refusals = [401, 403, 404, 503] as const;
  return rowOf({
    id: `get-${kind.kind}`,
    path: pathOf(kind),
    schema: () => caseShape(kind),
    handler,
    refusals,
    ...words,
  });
};

const listCases = (kind: CaseKind): Operation => {
  const query = queryFor(Object.keys(kind.states));
  const handler = serveCases(access, query, kind);
  const { list: words } = wordsFor(kind);
  const schema = () => z.strictObject({ items: z.array(caseLineShape(kind)), next: z.optional(z.string()) });
  const row = { id: `list-${kind.plural}`, path: `/v1/${kind.plural}`, query, schema, handler } as const;
  return rowOf({ ...row, refusals: [400, 401, 403, 503], ...words });
};

/** Whoever works on cases has one list of what waits for them, of whatever kind. */
const listAllCases = (): Operation => {
  const query = queryFor([...new Set(caseKinds.flatMap(({ states }) => Object.keys(states)))]);
  const handler = serveCases(access, query);
  const lines = () => z.discriminatedUnion("kind", caseKinds.map(caseLineShape) as never);
  const schema = () => z.strictObject({ items: z.array(lines()), next: z.optional(z.string()) });
  const row = { id: "list-cases", path: "/v1/cases", query, schema, handler } as const;
  return rowOf({ ...row, refusals: [400, 401, 403, 503], ...allWords });
};

const getForm = (kind: CaseKind): Operation => {
  const handler = serveRead({ access }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { facts, policy } = opened.value.of.body;
    if (!policy) return accept({ body: { facts: [], missing: [] } });
    const { id, scheme, day = asked.today } = policy;
    const { scheme: compiled } = await loadRule(asked.tenant, policy, day);
    if (!compiled) return refuseAll([refuse("no-policy-in-force", "", { name: `${id}/${scheme}`, given: day })]);
    const form = formOf(compiled);
    const unconfirmed = new Set(unconfirmedFacts(facts).map(({ path }) => path));
    const shown = form.map((fact) => {
      const entered = facts[fact.name];
      return {
        ...fact,
        says: whoEnters(fact),
        matters: whyItMatters(compiled.rule, fact.name),
        ...(entered && { entered }),
        ...(unconfirmed.has(`/facts${pointerTo(fact.name)}`) && { unconfirmed: true }),
      };
    });
    const isMissing = new Set(missingFacts(form, facts).map(({ path }) => path));
    const missing = form.map((fact) => fact.name).filter((fact) => isMissing.has(`/facts/${fact}`));
    return accept({ body: { policy: id, scheme, day, facts: shown, missing } });
  });
  const { form: words } = wordsFor(kind);
  const row = { id: `get-${kind.kind}-form`, path: pathOf(kind, "/form"), schema: () => formShape, handler } as const;
  return rowOf({ ...row, refusals: [401, 403, 404, 422, 503], ...words });
};

const formShape = z.strictObject({
  policy: z.optional(idShape),
  scheme: z.optional(idShape),
  day: z.optional(dayShape),
  facts: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["money", "whole", "text"]),
      enteredBy: z.array(z.enum(["author", "reviewer", "rater", "finance", "derived"])),
      says: wordsShape,
      matters: wordsShape,
      entered: z.optional(factEntryShape),
      /** Stated by the authors; whoever accepts it confirms or corrects it. */
      unconfirmed: z.optional(z.literal(true)),
    }),
  ),
  missing: z.array(z.string()),
});

const shownMax = 10;

const listSimilar = (kind: CaseKind): Operation => {
  const handler = serveRead({ access }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const alike = (await findAlike(asked.tenant, opened.value.of)).slice(0, shownMax);
    const items = alike.map(({ other: { id, body, secret }, likeness }) => ({
      likeness,
      state: body.state,
      stateSays: stateWords(body),
      // Whoever may not see the other one learns that there is one, and no more.
      ...(seesCase(asked.caller, { body }) && { id, title: secret?.title ?? "" }),
    }));
    return accept({ body: { items } });
  });
  const { similar: words } = wordsFor(kind);
  const row = {
    id: `list-similar-${kind.plural}`,
    path: pathOf(kind, "/similar"),
    schema: () => alikeShape(kind),
    handler,
  } as const;
  return rowOf({ ...row, refusals: [401, 403, 404, 503], ...words });
};

const alikeShape = ({ states }: CaseKind) =>
  z.strictObject({
    items: z.array(
      z.strictObject({
        likeness: z.int(),
        state: z.enum(Object.keys(states)),
        stateSays: wordsShape,
        id: z.optional(idShape),
        title: z.optional(z.string()),
      }),
    ),
  });

export const caseReads: readonly Operation[] = [
  listAllCases(),
  ...caseKinds.flatMap((kind) => [listCases(kind), getCase(kind), getForm(kind), listSimilar(kind)]),
];
