// What each status and each group of operations means, in both languages, for the description of the service.
import type { Words } from "../../domain/words.ts";
import type { Capability } from "../../functions/http/operation.ts";
import type { RefusalStatus } from "../../functions/http/statuses.ts";

export const refusalWords: Record<RefusalStatus, Words> = {
  400: {
    zh: "无法读取或格式不符：不是 JSON、字段重复或未知、金额写错等，逐处列出",
    en: "Cannot be read, or is not of the form: no JSON, a repeated or unknown field, a malformed amount; every place is named",
  },
  404: { zh: "没有此制度，或当日没有有效版本", en: "No such policy, or no version in force on that day" },
  405: { zh: "此地址不接受这种方法", en: "The address does not take this method" },
  413: { zh: "内容过大", en: "The body is too large" },
  415: { zh: "内容类型不被接受", en: "The content type is not accepted" },
  422: {
    zh: "格式正确但规则不允许：制度有误、缺少事实、表中没有该行、评委不足等",
    en: "Well formed, but the rules refuse it: a policy with errors, a missing fact or row, a juror short",
  },
  500: { zh: "系统内部错误", en: "An internal error" },
};

export const capabilityWords: Record<Capability, Words> = {
  calculate: { zh: "计算", en: "Calculating" },
  policies: { zh: "制度", en: "Policies" },
  describe: { zh: "说明", en: "About the service" },
};
