// How the refusals of reading, of policies and of calculations are worded.
import type { Wording, Words } from "../words.ts";

export const policyWording = {
  // Reading: the text is not a document.
  unreadable: ({ given, wanted }) => ({
    zh: `无法读取：${given ?? "内容不是有效文档"}${wanted === undefined ? "" : `；应为 ${wanted}`}`,
    en: `Cannot be read: ${given ?? "not a valid document"}${wanted === undefined ? "" : `; ${wanted} was expected`}`,
  }),
  "repeated-key": ({ name }) => ({
    zh: `字段 ${name} 在同一处写了两次，只能写一次`,
    en: `The key ${name} stands twice in one object; write it once`,
  }),
  "yaml-feature": ({ name }) => ({
    zh: `不使用 YAML 的${name}，请直接写出内容`,
    en: `${name} of YAML is not accepted; write out what is meant`,
  }),
  "json-depth": () => ({ zh: "嵌套超过 32 层", en: "Nested deeper than 32 levels; at most 32 are allowed" }),
  "too-large": ({ wanted }) => ({
    zh: `内容过大，最多 ${wanted}`,
    en: `Too large; the limit is ${wanted}`,
  }),
  "media-type": ({ given, wanted }) => ({
    zh: `内容类型 ${given} 不被接受，应为 ${wanted}`,
    en: `Content type ${given} is not accepted; send ${wanted}`,
  }),
  // Form: a field is missing, unknown, or not written as it should be.
  "missing-field": ({ name }) => ({ zh: `缺少 ${name}`, en: `${name} is missing` }),
  "unknown-field": ({ name }) => ({
    zh: `此处没有名为 ${name} 的字段`,
    en: `There is no field ${name} here; remove it`,
  }),
  "fields-exclude-each-other": ({ name }) => ({
    zh: `${name} 只能写其中一个`,
    en: `Only one of ${name} may be written`,
  }),
  "wrong-type": ({ given, wanted }) => ({
    zh: `应为${typeName(wanted).zh}，实际为 ${given}`,
    en: `Should be ${typeName(wanted).en}, not ${given}`,
  }),
  "choice-invalid": ({ given, wanted }) => ({
    zh: `${given} 不在可选范围内，应为 ${wanted} 之一`,
    en: `${given} is not a choice here; use one of ${wanted}`,
  }),
  "list-empty": () => ({ zh: "至少要有一项", en: "At least one entry is needed" }),
  "list-too-long": ({ wanted }) => ({ zh: `最多 ${wanted} 项`, en: `At most ${wanted} entries are accepted` }),
  "text-invalid": ({ given }) => ({
    zh: `${given} 不是可用的文本：不能为空，须为 NFC 规范形式，不含控制字符`,
    en: `${given} is not usable text: it must be text in NFC form without control characters, and a title must not be empty`,
  }),
  "amount-invalid": ({ given }) => ({
    zh: `${given} 不是金额：应为 0 至 999999999999.99 元，如 "1200.50"，最多两位小数，无符号、空格和前导零；JSON 中有小数的金额须加引号`,
    en: `${given} is not an amount: write 0 to 999999999999.99 as in "1200.50", at most two decimals, no sign, space or leading zero; in JSON an amount with decimals needs its quotes`,
  }),
  "rate-invalid": ({ given }) => ({
    zh: `${given} 不是此处可用的比例：应如 "12.5%"，最多四位小数（评审比例最多两位），不超过 1000%，权重和分期比例须大于 0`,
    en: `${given} is not a rate for this place: write it as in "12.5%", at most four decimals (two for a jury's rate), at most 1000%, above 0 for weights and stages`,
  }),
  "whole-number-invalid": ({ given, wanted }) => ({
    zh: `${given} 不是此处可用的整数：应为 ${wanted ?? "0 至 999999999999"} 的整数，只写数字，不带前导零和小数（JSON 中不加引号）`,
    en: `${given} is not a whole number for this place: write ${wanted ?? "0 to 999999999999"} in plain digits, without a leading zero or decimals (in JSON without quotes)`,
  }),
  "digits-invalid": ({ given }) => ({
    zh: `${given} 不是用数字写成的整数文本，应如 "120"`,
    en: `${given} is not a whole number written as text; write digits in quotes as in "120"`,
  }),
  "score-edge-invalid": ({ given }) => ({
    zh: `${given} 不是分数界限，应如 "85" 或 "85.50"，带引号`,
    en: `${given} is not an edge between scores; write it in quotes as in "85" or "85.50"`,
  }),
  "day-invalid": ({ given }) => ({
    zh: `${given} 不是存在的日期，应如 "2026-11-20"`,
    en: `${given} is not a day that exists; write it as in "2026-11-20"`,
  }),
  "month-invalid": ({ given }) => ({
    zh: `${given} 不是存在的月份，应如 "2026-11"`,
    en: `${given} is not a month that exists; write it as in "2026-11"`,
  }),
  "span-backwards": ({ wanted }) => ({
    zh: `结束在开始之前，应不早于（不小于） ${wanted}`,
    en: `It ends before it begins; nothing before (or below) ${wanted} can stand here`,
  }),
  "id-invalid": ({ given }) => ({
    zh: `${given} 不是编号：以字母或数字开头，只含 A-Z a-z 0-9 . _ -，最多 64 个字符`,
    en: `${given} is not an id: begin with a letter or digit, use only A-Z a-z 0-9 . _ -, at most 64 characters`,
  }),
  "name-invalid": ({ given }) => ({
    zh: `${given} 不是可用的名称：只含文字、数字和下划线，最多 64 个字符，且不是保留词`,
    en: `${given} is not a usable name: letters, digits and _ only, at most 64, and none of the reserved words`,
  }),
  "currency-invalid": ({ given }) => ({
    zh: `${given} 不是有两位小数的 ISO 4217 货币代码，应如 "CNY"`,
    en: `${given} is not an ISO 4217 currency code with two decimals; write it as in "CNY"`,
  }),
  "reference-unclear": () => ({
    zh: "引用制度时，on（日期）与 version（版本号）须写且只写一个",
    en: "A reference to a policy needs exactly one of on (a day) and version (a number)",
  }),
  // A policy that is well formed but contradicts itself.
  "duplicate-id": ({ name }) => ({ zh: `编号 ${name} 重复`, en: `${name} stands twice; ids are unique in their list` }),
  "duplicate-row": ({ name }) => ({
    zh: `两行的条件相同：${name}`,
    en: `Two rows have the same dimensions: ${name}; keep one`,
  }),
  "tiers-out-of-order": ({ given, wanted }) => {
    if (given === undefined)
      return {
        zh: "只有最后一档可以不写 below 或 upTo，本档须写其一",
        en: "Only the last tier may be without below or upTo; this one needs one of them",
      };
    if (wanted === undefined)
      return {
        zh: `第一档在 ${given} 之前结束，里面没有任何值`,
        en: `The first tier ends before ${given}, so nothing is inside it; it should end above that`,
      };
    return {
      zh: `本档的最后一个值 ${given} 应大于上一档的最后一个值 ${wanted}`,
      en: `The last value inside this tier, ${given}, should be above the last value of the tier before, ${wanted}`,
    };
  },
  "last-tier-not-open": () => ({
    zh: "最后一档不能写 below 或 upTo，否则超出部分无据可依",
    en: "The last tier must have neither below nor upTo, or larger values would have no rule",
  }),
  "does-not-add-up": ({ given }) => ({
    zh: `合计为 ${given}，应为 100%`,
    en: `Adds up to ${given}; it should be 100%`,
  }),
  "at-least-above-at-most": ({ given, wanted }) => ({
    zh: `下限 ${given} 高于上限 ${wanted}`,
    en: `atLeast ${given} is above atMost ${wanted}`,
  }),
  "fact-with-two-types": ({ name, given, wanted }) => ({
    zh: `事实 ${name} 此处作为${typeName(given).zh}，别处作为${typeName(wanted).zh}，只能是一种`,
    en: `The fact ${name} is ${typeName(given).en} here and ${typeName(wanted).en} elsewhere; it can be only one`,
  }),
  // A calculation that is well formed, but the rules refuse it.
  "policy-not-found": ({ name }) => ({
    zh: `没有此制度或此日无有效版本：${name}`,
    en: `No such policy, or none in force then: ${name}`,
  }),
  "policy-overlap": ({ name, given }) => ({
    zh: `制度 ${name} 已有一个版本从 ${given} 起施行，每个版本的起始日须不同`,
    en: `Another version of ${name} begins on ${given} too; each needs a first day of its own`,
  }),
  "policy-other-month": ({ given, wanted }) => ({
    zh: `月度津贴适用当月第一天有效的版本；${given} 对应另一版本，请写 on: ${wanted}`,
    en: `A month is ruled by the version in force on its first day; ${given} picks another version, write on: ${wanted}`,
  }),
  "unknown-scheme": ({ name, wanted }) => ({
    zh: `制度中没有方案 ${name}，现有：${wanted}`,
    en: `The policy has no scheme ${name}; it has ${wanted}`,
  }),
  "missing-fact": ({ name }) => ({ zh: `缺少事实 ${name}`, en: `The fact ${name} is missing; this scheme needs it` }),
  "unknown-fact": ({ name }) => ({
    zh: `此方案不用事实 ${name}`,
    en: `This scheme has no use for the fact ${name}; remove it`,
  }),
  "missing-row": ({ given, wanted }) => ({
    zh: `表中没有 ${given} 这一行，现有：${wanted}`,
    en: `The table has no row for ${given}; it has ${wanted}`,
  }),
  "chosen-pay-missing": ({ wanted }) => ({
    zh: `此档金额由评审在 ${wanted} 元之间确定，请填写 chosenPay`,
    en: `Here the committee chooses between ${wanted}; chosenPay is missing`,
  }),
  "chosen-pay-not-needed": () => ({
    zh: "所适用的金额是固定的，不能填写 chosenPay",
    en: "The pay that applies is fixed; remove chosenPay",
  }),
  "chosen-pay-outside": ({ given, wanted }) => ({
    zh: `chosenPay ${given} 不在 ${wanted} 元之间`,
    en: `chosenPay ${given} is not within ${wanted}`,
  }),
  "chosen-rate-outside": ({ given, wanted }) => ({
    zh: `chosenRate ${given} 不在 ${wanted} 之间`,
    en: `chosenRate ${given} is not within ${wanted}`,
  }),
  "unknown-seat": ({ name, wanted }) => ({
    zh: `没有评审席位 ${name}，现有：${wanted}`,
    en: `There is no seat ${name}; the seats are ${wanted}`,
  }),
  "seat-short": ({ name, given, wanted }) => ({
    zh: `席位 ${name} 有 ${given} 名评委，至少要 ${wanted} 名`,
    en: `The seat ${name} has ${given} jurors and needs at least ${wanted}`,
  }),
  "juror-twice": ({ name }) => ({ zh: `评委 ${name} 出现两次`, en: `The juror ${name} stands twice` }),
  "missing-criterion": ({ name }) => ({ zh: `缺少评分项 ${name}`, en: `The mark for ${name} is missing` }),
  "unknown-criterion": ({ name, wanted }) => ({
    zh: `没有评分项 ${name}，现有：${wanted}`,
    en: `There is no criterion ${name}; the criteria are ${wanted}`,
  }),
  "shares-required": () => ({
    zh: "此方案有个人年度上限，须填写 shares",
    en: "This scheme has a yearly cap per person, so shares are needed",
  }),
  "employee-twice": ({ name }) => ({ zh: `员工 ${name} 出现两次`, en: `The employee ${name} stands twice` }),
  "paid-this-year-missing": ({ name }) => ({
    zh: `此方案有个人年度上限，${name} 须填写 paidThisYear`,
    en: `This scheme has a yearly cap per person, so ${name} needs paidThisYear`,
  }),
  "means-nothing-here": ({ name }) => ({
    zh: `${name} 在此方案中没有意义，请删除`,
    en: `${name} means nothing in this scheme; remove it`,
  }),
  "attribute-not-one": ({ name, given, wanted }) => ({
    zh: `${wanted} 这一天属性 ${name} 有 ${given} 个值，应恰好一个`,
    en: `On ${wanted} the attribute ${name} has ${given} values in force; exactly one is needed`,
  }),
  "amount-too-large": () => ({
    zh: "有一步的结果超过最大金额 999999999999.99",
    en: "The result of a step is above the largest amount, 999999999999.99",
  }),
} satisfies Wording;

const typeNames: Record<string, Words> = {
  money: { zh: "金额", en: "an amount" },
  whole: { zh: "整数", en: "a whole number" },
  text: { zh: "文本", en: "text" },
  object: { zh: "由字段组成的对象", en: "an object" },
  record: { zh: "由字段组成的对象", en: "an object" },
  array: { zh: "列表", en: "a list" },
  boolean: { zh: " true 或 false", en: "true or false" },
};

const typeName = (type: string | undefined): Words => typeNames[type ?? ""] ?? { zh: "其他", en: "something else" };
