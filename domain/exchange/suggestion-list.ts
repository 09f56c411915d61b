// Suggestions as rows of an exported sheet: what they say, where they stand and whose turn it is.
import type { LoadedCase } from "../cases/kind.ts";
import { stateWords, waitingOf } from "../cases/waiting.ts";
import { type BenefitFacts, benefitOf } from "../statistics/benefit.ts";
import { chinaDayOf } from "../values/moment.ts";
import { writeFen } from "../values/money.ts";
import { writeShares } from "./cells.ts";

export const suggestionListColumns = [
  { name: "id", headings: { zh: "编号", en: "id" }, as: "text" },
  { name: "title", headings: { zh: "标题", en: "title" }, as: "text" },
  { name: "problem", headings: { zh: "现状问题", en: "problem" }, as: "text" },
  { name: "proposal", headings: { zh: "改进办法", en: "proposal" }, as: "text" },
  { name: "authors", headings: { zh: "建议人及权重", en: "authors" }, as: "text" },
  { name: "proposer", headings: { zh: "提出人", en: "proposer" }, as: "text" },
  { name: "department", headings: { zh: "部门", en: "department" }, as: "text" },
  { name: "team", headings: { zh: "班组或车间", en: "team" }, as: "text" },
  { name: "state", headings: { zh: "状态", en: "state" }, as: "text" },
  { name: "stateSays", headings: { zh: "状态说明", en: "state in words" }, as: "text" },
  { name: "since", headings: { zh: "自", en: "since" }, as: "text" },
  { name: "turn", headings: { zh: "待办", en: "whose turn" }, as: "text" },
  { name: "day", headings: { zh: "提交日期", en: "day filed" }, as: "text" },
  { name: "policy", headings: { zh: "制度", en: "policy" }, as: "text" },
  { name: "scheme", headings: { zh: "方案", en: "scheme" }, as: "text" },
  { name: "benefit", headings: { zh: "核实效益", en: "verified benefit" }, as: "amount" },
  { name: "awarded", headings: { zh: "已核定", en: "awarded" }, as: "amount" },
] as const;

type Listing = { today: string; overdueDays: number; benefitFacts: BenefitFacts };

export const rowOfSuggestion = (of: LoadedCase, listing: Listing) => {
  const { id, body, secret } = of;
  const { today, overdueDays, benefitFacts } = listing;
  const benefitFen = benefitOf(body, benefitFacts);
  return {
    id,
    title: secret?.title ?? "",
    problem: secret?.texts.problem ?? "",
    proposal: secret?.texts.proposal ?? "",
    authors: writeShares(body.authors),
    proposer: body.proposer,
    department: body.department,
    team: body.team,
    state: body.state,
    stateSays: stateWords(body).zh,
    since: chinaDayOf(body.since),
    turn: waitingOf(body, today, overdueDays)
      .turn.map(({ says }) => says.zh)
      .join("；"),
    day: body.filedAt === undefined ? undefined : chinaDayOf(body.filedAt),
    policy: body.policy?.id,
    scheme: body.policy?.scheme,
    benefit: benefitFen === undefined ? undefined : writeFen(benefitFen),
    awarded: writeFen(body.awardedFen),
  };
};
