// Suggestions of before 以前的建议 as rows of a sheet: filed on the day that the paper says, under the rule of that day, or still drafts.
import { relationWords } from "../access/access.ts";
import type { CompiledScheme } from "../calculation/compile.ts";
import { refuseAuthors } from "../cases/authors.ts";
import type { Deed } from "../cases/case.ts";
import type { SchemeChoice } from "../cases/choose-scheme.ts";
import { draftCase } from "../cases/draft-case.ts";
import { type Submission, submitCase } from "../cases/submit-case.ts";
import type { Case, CaseSecret } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import type { Change, Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { startOfDay } from "../values/moment.ts";
import {
  choiceCell,
  dayCell,
  type ExchangeColumn,
  idCell,
  proseCell,
  type Share,
  sharesCell,
  textCell,
} from "./cells.ts";

const states = { 草稿: "draft", draft: "draft", 已提交: "submitted", submitted: "submitted" } as const;

export const suggestionColumns = [
  { name: "title", headings: { zh: "标题", en: "title" }, as: "text", required: true, read: textCell(200) },
  { name: "problem", headings: { zh: "现状问题", en: "problem" }, as: "text", required: true, read: proseCell(4000) },
  { name: "proposal", headings: { zh: "改进办法", en: "proposal" }, as: "text", required: true, read: proseCell(4000) },
  { name: "authors", headings: { zh: "建议人及权重", en: "authors" }, as: "text", required: true, read: sharesCell },
  { name: "proposer", headings: { zh: "提出人", en: "proposer" }, as: "text", read: idCell },
  { name: "state", headings: { zh: "状态", en: "state" }, as: "text", required: true, read: choiceCell(states) },
  { name: "day", headings: { zh: "提交日期", en: "day filed" }, as: "text", read: dayCell },
  { name: "policy", headings: { zh: "制度", en: "policy" }, as: "text", read: idCell },
  { name: "scheme", headings: { zh: "方案", en: "scheme" }, as: "text", read: idCell },
] as const satisfies ExchangeColumn[];

export type SuggestionRow = {
  title: string;
  problem: string;
  proposal: string;
  authors: Share[];
  proposer?: string;
  state: "draft" | "submitted";
  day?: string;
  policy?: string;
  scheme?: string;
};

/** Whoever stands first proposed it, unless another is named. */
export const proposerOf = ({ proposer, authors }: SuggestionRow): string => proposer ?? authors[0]?.person ?? "";

export type SuggestionImport = {
  row: SuggestionRow;
  id: string;
  isTaken: boolean;
  /** The day that the row speaks of: for a draft without one, today. */
  day: string;
  today: string;
  choice: Outcome<SchemeChoice>;
  scheme: CompiledScheme | undefined;
  people: readonly Loaded<Person, PersonSecret>[];
  filing: Submission["filing"];
  /** Who brings the sheet. */
  by: string;
  /** Whoever brings or applies it, and for whom: what they may be rewarded for is not theirs to write. */
  hands: readonly string[];
};

/** The paper says who agreed to what: all of its authors did when it was filed. The history names who entered it here, and for whom. */
export const importSuggestion = (given: SuggestionImport): Outcome<Change[]> => {
  const { row, id, isTaken, day, today, choice, people } = given;
  if (day > today) return refuseAll([refuse("day-in-future", "/day", { given: day, wanted: today })]);
  if (row.state === "submitted" && row.day === undefined)
    return refuseAll([refuse("missing-field", "/day", { name: "提交日期 day filed" })]);
  const deed: Deed = { by: { person: proposerOf(row) }, now: startOfDay(day), today: day };
  const refusals = refuseAuthors(row.authors, people, deed);
  if (refusals.length > 0) return refuseAll(refusals);
  const own = refuseOwn(given);
  if (own) return refuseAll([own]);
  if (isTaken) return refuseAll([refuse("duplicate-submission", "/title", { name: id })]);
  if (!choice.ok) return choice;
  const { title, problem, proposal, authors } = row;
  const written = { title, texts: { problem, proposal }, authors, policy: choice.value, evidence: [] };
  const draft = draftCase("suggestion", id, written, deed);
  if (row.state === "draft") return accept([entered(draft, given)]);
  const body = draft.body as Case;
  const of: Submission["of"] = {
    ...draft,
    kind: "case",
    version: 0,
    entry: "",
    body: { ...body, authors: body.authors.map((author) => ({ ...author, agreedAt: deed.now })) },
    secret: draft.secret as CaseSecret,
  };
  const { scheme, filing } = given;
  const filed = submitCase({ of, facts: {}, people, scheme, filing, deed });
  if (!filed.ok) return filed;
  const [change, ...others] = filed.value;
  return accept([entered(change, given), ...others]);
};

const refuseOwn = ({ row, people, hands }: SuggestionImport): Refusal | undefined => {
  const own = (person: string | undefined): boolean => person !== undefined && hands.includes(person);
  if (row.authors.some(({ person }) => own(person)))
    return refuse("sod-beneficiary", "/authors", { name: relationWords.author });
  return people.some(({ secret }) => own(secret?.mentor))
    ? refuse("sod-beneficiary", "/authors", { name: relationWords.mentor })
    : undefined;
};

/** It is new here, in whichever state it comes. */
const entered = (change: Change, { by, row }: SuggestionImport): Change => {
  const body = change.body as Case;
  const proposer = proposerOf(row);
  const signed = by === proposer ? { by } : { by, for: proposer };
  return {
    ...change,
    before: undefined,
    body: { ...body, history: body.history.map((step) => ({ ...step, ...signed })) },
  };
};

export const keyOfSuggestion = (row: SuggestionRow): string[] => [
  proposerOf(row),
  row.title,
  row.problem,
  row.proposal,
];
