// GET /v1/suggestions/{suggestion}/form: which facts its scheme asks for, who enters each, and what is entered.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { formOf, missingFacts, unconfirmedFacts, whoEnters } from "../../domain/cases/facts.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { whyItMatters } from "../../domain/cases/why-facts-matter.ts";
import { accept, pointerTo } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { wordsShape } from "../shapes/common.ts";
import { dayShape, idShape } from "../shapes/records.ts";
import { factEntryShape } from "../shapes/suggestions.ts";
import { loadRuleOfFiled } from "./load-rule.ts";
import { openSuggestion } from "./open-suggestion.ts";

const access: Access = { to: caseReaders };

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { body } = opened.value.suggestion;
  const { id, scheme, day = asked.today } = body.policy;
  const rule = await loadRuleOfFiled(asked.tenant, { ...body, policy: { id, scheme, day } });
  if (!rule.ok) return rule;
  const { facts } = body;
  const form = formOf(rule.value);
  const unconfirmed = new Set(unconfirmedFacts(facts).map(({ path }) => path));
  const shown = form.map((fact) => {
    const entered = facts[fact.name];
    return {
      ...fact,
      says: whoEnters(fact),
      matters: whyItMatters(rule.value.rule, fact.name),
      ...(entered && { entered }),
      ...(unconfirmed.has(`/facts${pointerTo(fact.name)}`) && { unconfirmed: true }),
    };
  });
  const isMissing = new Set(missingFacts(form, facts).map(({ path }) => path));
  const missing = form.map((fact) => fact.name).filter((fact) => isMissing.has(`/facts/${fact}`));
  return accept({ body: { policy: id, scheme, day, facts: shown, missing } });
});

const formShape = z.strictObject({
  policy: idShape,
  scheme: idShape,
  day: dayShape,
  facts: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["money", "whole", "text"]),
      enteredBy: z.array(z.enum(["author", "reviewer", "finance", "derived"])),
      says: wordsShape,
      matters: wordsShape,
      entered: z.optional(factEntryShape),
      /** Stated by the authors; whoever accepts the suggestion confirms or corrects it. */
      unconfirmed: z.optional(z.literal(true)),
    }),
  ),
  missing: z.array(z.string()),
});

export const operation: Operation = {
  id: "get-suggestion-form",
  method: "GET",
  path: "/v1/suggestions/{suggestion}/form",
  capability: "read",
  access,
  summary: { zh: "建议所需的事实", en: "The form of a suggestion" },
  description: {
    zh: "适用方案所需的事实：类型、由谁填写或由系统得出、对奖励有何作用、已填写的值及其来源、由谁确认或尚待确认，以及尚缺哪些。草稿按今天有效的版本显示。",
    en: "The facts that its scheme asks for: of which type, entered by whom or worked out, what they do to the award, what is entered, where it came from and who confirmed it or that no one has yet, and what is missing. A draft shows the version in force today.",
  },
  answer: { type: "application/json", schema: formShape, means: { zh: "事实清单", en: "The form" } },
  refusals: [401, 403, 404, 422, 503],
  examples: [],
  handler,
};
