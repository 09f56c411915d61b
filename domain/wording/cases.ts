// How the refusals of cases are worded: who agreed, which rule, which facts, which days.
import type { Wording } from "../words.ts";

export const caseWording = {
  "text-too-long": ({ wanted }) => ({
    zh: `文字过长，最多 ${wanted} 个字符`,
    en: `This text is too long; write at most ${wanted} characters`,
  }),
  "link-invalid": ({ given }) => ({
    zh: `${given} 不是链接：应以 https:// 或 http:// 开头，不含空格`,
    en: `${given} is not a link: begin with https:// or http:// and leave out spaces`,
  }),
  "proposer-not-author": ({ name }) => ({
    zh: `提出人 ${name} 须在建议人之中；不参与的人请由建议人自己提出`,
    en: `${name} proposes this and must be among the authors; one of the authors can propose it instead`,
  }),
  "author-not-employed": ({ name, wanted }) => ({
    zh: `${name} 在 ${wanted} 不是本企业员工；请核对编号`,
    en: `${name} is not employed here on ${wanted}; check the id`,
  }),
  "authors-not-agreed": ({ name }) => ({
    zh: `尚未同意所占权重：${name}；全部建议人同意后才能提交`,
    en: `Not agreed to their weights yet: ${name}; it can be submitted once every author has`,
  }),
  "weights-changed": ({ given, wanted }) => ({
    zh: `权重已更改：现为 ${wanted}，而非 ${given}；请重新查看后再答复`,
    en: `The weights were changed: it is ${wanted} now, not ${given}; look again before you answer`,
  }),
  "scheme-unclear": ({ wanted }) => ({
    zh:
      wanted === undefined
        ? "目前没有可用于合理化建议的有效方案；请先发布制度"
        : `无法确定适用哪个方案；请写明 policy 和 scheme，可用：${wanted}`,
    en:
      wanted === undefined
        ? "No scheme in force can reward a suggestion; publish a policy first"
        : `Which scheme is meant is not clear; write policy and scheme, one of ${wanted}`,
  }),
  "scheme-not-for-suggestions": ({ name }) => ({
    zh: `方案 ${name} 不能用于合理化建议：应为分档（非评分）或表格方案`,
    en: `The scheme ${name} cannot reward a suggestion: it must be tiered, not by a jury's score, or a table`,
  }),
  "no-policy-in-force": ({ name, given }) => ({
    zh: `${given} 没有有效的 ${name}；请另选制度和方案，或待其施行后提交`,
    en: `${name} is not in force on ${given}; choose another policy and scheme, or submit it once it is in force`,
  }),
  "duplicate-submission": ({ name }) => ({
    zh: `相同内容已由本人提交，见 ${name}；不再重复登记`,
    en: `You have submitted the same words already, as ${name}; they are filed once`,
  }),
  "fact-not-yours": ({ name, wanted }) => ({
    zh: `事实 ${name} 不能在此填写；由${wanted}填写`,
    en: `The fact ${name} cannot be entered here; it is entered by ${wanted}`,
  }),
  "facts-unconfirmed": ({ name, given }) => ({
    zh: `事实 ${name} 为 ${given}，是建议人自己填的；采纳时请在 facts 中写明此值以确认，或写明正确的值`,
    en: `The authors stated ${name} as ${given} themselves; to accept, write it in facts: this value to confirm it, or the right one`,
  }),
  "facts-only-on-acceptance": () => ({
    zh: "只有采纳时才能更正事实；退回或不采纳时请删去 facts",
    en: "Facts are corrected only when a suggestion is accepted; remove facts to decline or return it",
  }),
  "day-in-future": ({ given, wanted }) => ({
    zh: `${given} 尚未到来；最晚为今天 ${wanted}`,
    en: `${given} has not come yet; write ${wanted}, today, or a day before`,
  }),
  "day-too-early": ({ given, wanted }) => ({
    zh: `${given} 早于实施之日；最早为 ${wanted}`,
    en: `${given} is before it was put to work; write ${wanted} or later`,
  }),
} satisfies Wording;
