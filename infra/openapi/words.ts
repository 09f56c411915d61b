// What each status and each group of operations means, in both languages, for the description of the service.
import type { Words } from "../../domain/words.ts";
import type { Capability } from "../../functions/http/operation.ts";
import type { RefusalStatus } from "../../functions/http/statuses.ts";

export const refusalWords: Record<RefusalStatus, Words> = {
  400: {
    zh: "无法读取或格式不符：不是 JSON、字段重复或未知、金额写错等，逐处列出",
    en: "Cannot be read, or is not of the form: no JSON, a repeated or unknown field, a malformed amount; every place is named",
  },
  401: { zh: "未登录，或令牌无效", en: "Not signed in, or the token is not valid" },
  403: {
    zh: "没有所需角色，或因利益关系须回避；回避时说明可由谁办理",
    en: "The role is missing, or a separation of duties forbids it; then it says who could act",
  },
  404: {
    zh: "没有此记录，或当日没有有效的制度版本",
    en: "No such record, or no version of the policy in force on that day",
  },
  405: { zh: "此地址不接受这种方法", en: "The address does not take this method" },
  409: {
    zh: "与现状冲突：状态不允许、记录已被更改、基金不足等",
    en: "It conflicts with how things stand: the wrong state, a record changed meanwhile, a budget without money",
  },
  413: { zh: "内容过大", en: "The body is too large" },
  415: { zh: "内容类型不被接受", en: "The content type is not accepted" },
  422: {
    zh: "格式正确但规则不允许：制度有误、缺少事实、表中没有该行、评委不足等",
    en: "Well formed, but the rules refuse it: a policy with errors, a missing fact or row, a juror short",
  },
  500: { zh: "系统内部错误", en: "An internal error" },
  503: { zh: "系统繁忙，未作更改，请稍后重试", en: "Too busy, nothing was changed; try again soon" },
};

export const capabilityWords: Record<Capability, Words> = {
  calculate: { zh: "计算", en: "Calculating" },
  policies: { zh: "制度", en: "Policies" },
  people: { zh: "员工与权限", en: "People and rights" },
  cases: { zh: "建议", en: "Suggestions" },
  money: { zh: "核定、基金与发放", en: "Awards, budgets and payouts" },
  files: { zh: "导入与导出", en: "Imports and exports" },
  read: { zh: "查询", en: "Looking things up" },
  describe: { zh: "说明", en: "About the service" },
};
