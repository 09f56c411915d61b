// GET /v1/suggestions: the suggestions that the caller may see, those that wait for them, and those that have waited too long.
import * as z from "zod/mini";
import type { Access, Caller } from "../../domain/access/access.ts";
import { caseReaders, rolesOf, seesAllCases, seesCase, waitsFor } from "../../domain/cases/seen.ts";
import { waitingOf } from "../../domain/cases/waiting.ts";
import { type Suggestion, type SuggestionSecret, suggestionStates } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { addDays } from "../../domain/values/moment.ts";
import type { Asked } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { labelShape } from "../shapes/records.ts";
import { showInList, suggestionLineShape } from "../shapes/suggestions.ts";
import type { ListName } from "../store/keys.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: caseReaders };

const queryShape = z.strictObject({
  ...pageFields,
  state: z.optional(z.enum(suggestionStates)),
  mine: z.optional(z.enum(["yes"])),
  turn: z.optional(z.enum(["me"])),
  overdue: z.optional(z.enum(["yes"])),
  department: z.optional(labelShape),
});

type Query = z.output<typeof queryShape>;

export const handler = serveRead({ access, query: queryShape }, (asked) => {
  const { overdueDays } = asked.caller.enterprise.body.settings;
  const { lists, newestFirst } = listsFor(asked.query, asked.caller);
  // Overdue is what came where it is before this day began in China; the lists of what waits are in that order.
  const before = `${addDays(asked.today, -overdueDays - 1)}T16:00:00.000Z`;
  const upTo = asked.query.overdue === "yes" && !newestFirst ? before : undefined;
  const show = async (links: Parameters<typeof loadMany>[1]) => {
    const suggestions = links.filter(({ kind }) => kind === "suggestion");
    const loaded = await loadMany<Suggestion, SuggestionSecret>(asked.tenant, suggestions);
    const byId = new Map(loaded.map((suggestion) => [suggestion.id, suggestion]));
    return links.map(({ kind, id }) => {
      const suggestion = kind === "suggestion" ? byId.get(id) : undefined;
      return suggestion && isWanted(suggestion, asked) ? showInList(suggestion, asked) : undefined;
    });
  };
  return answerPage(asked, lists, show, newestFirst, upTo);
});

/** The shortest lists that hold all that is asked for. */
const listsFor = (
  { turn, mine, overdue, state }: Query,
  caller: Caller,
): { lists: ListName[]; newestFirst: boolean } => {
  const own: ListName = `of/${caller.person}/cases`;
  if (turn === "me") {
    const roles = rolesOf(caller).map((role): ListName => `turn/role/${role}`);
    return { lists: [`turn/person/${caller.person}`, ...roles], newestFirst: false };
  }
  if (mine === "yes") return { lists: [own], newestFirst: true };
  if (!seesAllCases(caller)) return { lists: [own, `of/${caller.person}/mentored`], newestFirst: true };
  const isOpen = state !== undefined && openStates.includes(state);
  if (overdue === "yes" || isOpen) return { lists: ["waiting"], newestFirst: false };
  return { lists: ["suggestions"], newestFirst: true };
};

/** In these states someone always has to act. */
const openStates: readonly string[] = ["submitted", "returned", "accepted", "implemented", "verified"];

const isWanted = (suggestion: Loaded<Suggestion, SuggestionSecret>, asked: Asked<Query, unknown>): boolean => {
  const { query, caller, today } = asked;
  const { body } = suggestion;
  const { overdue } = waitingOf(body, today, caller.enterprise.body.settings.overdueDays);
  return (
    seesCase(caller, suggestion) &&
    (query.state === undefined || body.state === query.state) &&
    (query.department === undefined || body.department === query.department) &&
    (query.turn === undefined || waitsFor(caller, suggestion)) &&
    (query.mine === undefined || body.authors.some(({ person }) => person === caller.person)) &&
    (query.overdue === undefined || overdue)
  );
};

export const operation: Operation = {
  id: "list-suggestions",
  method: "GET",
  path: "/v1/suggestions",
  capability: "read",
  access,
  summary: { zh: "建议列表", en: "List suggestions" },
  description: {
    zh: "可见的建议，每页 1 至 100 条，默认 50 条。mine=yes 本人的；turn=me 轮到本人办理的；overdue=yes 等待超过企业规定天数的；另可按 state、department 筛选。待办的按等待先后排列，其余新的在前。员工只看到自己的和所带徒弟的。",
    en: "The suggestions that the caller may see, 1 to 100 a page, 50 unless said otherwise. `mine=yes` their own; `turn=me` what waits for them; `overdue=yes` what has waited longer than the enterprise wants; also by `state` and `department`. What waits comes in the order of waiting, all else newest first. Employees see their own and those of whom they mentor.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(suggestionLineShape), next: z.optional(z.string()) }),
    means: { zh: "一页建议", en: "A page of suggestions" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
