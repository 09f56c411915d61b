// How the refusals of agreements are worded: who may be in one, which terms were signed, which year is assessed and on which day.
import type { Wording } from "../words.ts";

export const agreementWording = {
  "person-not-employed": ({ name, wanted }) => ({
    zh: `${name} 在 ${wanted} 不是本企业员工；请核对编号和起始日期`,
    en: `${name} is not employed here on ${wanted}; check the id and the first day`,
  }),
  "terms-changed": ({ given, wanted }) => ({
    zh: `协议内容已更改：现为第 ${wanted} 稿，而非第 ${given} 稿；请重新阅读后再签署`,
    en: `The terms were changed: they are number ${wanted} now, not ${given}; read them again before you sign`,
  }),
  "signed-already": ({ name }) => ({
    zh: `${name} 已签署本协议，无须再签`,
    en: `${name} has signed this already, and need not again`,
  }),
  "year-not-next": ({ given, wanted }) => ({
    zh: wanted === undefined ? "各年均已考核" : `应先考核第 ${wanted} 年，而非第 ${given} 年；每年考核一次，按顺序进行`,
    en:
      wanted === undefined
        ? "Every year of it has been assessed"
        : `Year ${wanted} is to be assessed next, not year ${given}; each is assessed once, in order`,
  }),
  "assessment-not-standing": ({ given, wanted }) => ({
    zh: `没有仍然有效的第 ${given} 次考核${wanted === undefined ? "" : `；有效的有：${wanted}`}`,
    en: `No assessment number ${given} stands here; ${wanted === undefined ? "none does" : `those that do: ${wanted}`}`,
  }),
  "enrolled-already": ({ name, given, wanted }) => ({
    zh: `该员工已在 ${given} 中（协议 ${name}，至 ${wanted}）；请先终止或撤回那一份，或待其结束之后再开始`,
    en: `This person is in ${given} already, by agreement ${name} until ${wanted}; end or withdraw that one first, or begin after it`,
  }),
  "day-outside": ({ given, wanted }) => ({
    zh: `日期 ${given} 不在可用范围内：${wanted}`,
    en: `The day ${given} is not possible here; write one of ${wanted}`,
  }),
} satisfies Wording;
