// How the refusals of records are worded: people, cases, awards, budgets, runs and who may do what.
import type { Wording } from "../words.ts";

export const recordWording = {
  // Who asks.
  "not-signed-in": () => ({
    zh: "未登录，或登录凭证无效、过期；请附上 Authorization: Bearer 令牌",
    en: "Not signed in, or the token is not valid any more; send Authorization: Bearer with a token",
  }),
  "no-membership": () => ({
    zh: "此登录账号不属于任何企业；请企业管理员登记",
    en: "This login belongs to no enterprise; an admin of yours can add it",
  }),
  "role-missing": ({ wanted }) => ({
    zh: `此操作需要角色：${wanted}`,
    en: `This needs one of the roles ${wanted}`,
  }),
  "unknown-id": () => ({ zh: "没有这个编号的记录", en: "There is no record with this id" }),
  "sod-beneficiary": ({ name, wanted }) => ({
    zh: `${name}不得办理与自己有关的事项${wanted === undefined ? "" : `；可由以下人员办理：${wanted}`}`,
    en: `As ${name} you cannot decide this${wanted === undefined ? "" : `; it can be done by ${wanted}`}`,
  }),
  "sod-same-person": ({ name, wanted }) => ({
    zh: `同一自然人（${name}）不得再次办理${wanted === undefined ? "" : `；可由以下人员办理：${wanted}`}`,
    en: `The same natural person (${name}) cannot act again${wanted === undefined ? "" : `; it can be done by ${wanted}`}`,
  }),
  "sod-maker-checker": ({ name, wanted }) => ({
    zh: `${name}不得自己审核${wanted === undefined ? "" : `；可由以下人员办理：${wanted}`}`,
    en: `As ${name} you cannot also check it${wanted === undefined ? "" : `; it can be done by ${wanted}`}`,
  }),
  // Writing at all.
  "idempotency-key-required": () => ({
    zh: "缺少 Idempotency-Key 请求头：8 至 64 个字母、数字或 . _ -，每次新操作用新的",
    en: "The header Idempotency-Key is missing: 8 to 64 letters, digits or . _ -, a new one for each new action",
  }),
  "idempotency-key-invalid": () => ({
    zh: "Idempotency-Key 须为 8 至 64 个字母、数字或 . _ -",
    en: "Idempotency-Key must be 8 to 64 letters, digits or . _ -",
  }),
  "idempotency-key-reused": () => ({
    zh: "此 Idempotency-Key 已用于内容不同的请求；新操作请用新的",
    en: "This Idempotency-Key was used for another request; a new action needs a new one",
  }),
  "if-match-required": () => ({
    zh: '缺少 If-Match 请求头：填写所依据版本的 ETag，如 "3"',
    en: 'The header If-Match is missing: send the ETag of the version that you change, as in "3"',
  }),
  "stale-version": ({ given, wanted }) => ({
    zh: `记录已被他人更改${wanted === undefined ? "" : `：现为版本 ${wanted}${given === undefined ? "" : `，而非 ${given}`}`}；请重新读取后再操作`,
    en: `The record was changed meanwhile${wanted === undefined ? "" : `: it is at version ${wanted}${given === undefined ? "" : `, not ${given}`}`}; read it again and decide anew`,
  }),
  "wrong-state": ({ given, wanted }) => ({
    zh: `当前状态为 ${given}，此操作只能在 ${wanted} 时进行`,
    en: `It is ${given} now; this can only be done when it is ${wanted}`,
  }),
  busy: () => ({
    zh: "系统繁忙，未作任何更改；请稍后用同一 Idempotency-Key 重试",
    en: "Too busy just now, nothing was changed; try again soon with the same Idempotency-Key",
  }),
  "cursor-invalid": () => ({
    zh: "翻页标记无效，或属于另一个查询；请从第一页重新开始",
    en: "This cursor is not valid, or belongs to another query; begin again at the first page",
  }),
  "limit-invalid": ({ given }) => ({
    zh: `${given} 不是每页条数：应为 1 至 100`,
    en: `${given} is not a size of a page; write 1 to 100`,
  }),
  "body-not-wanted": () => ({ zh: "此操作不需要请求正文", en: "This takes no body" }),
  "budget-exhausted": ({ name, given, wanted }) => ({
    zh: `${name} 年度奖励基金余额不足${wanted === undefined ? "" : `：需要 ${wanted} 元，可用 ${given} 元`}`,
    en: `The budget of ${name} has not enough money free${wanted === undefined ? "" : `: ${wanted} is needed, ${given} is there`}`,
  }),
  "reservation-expired": () => ({
    zh: "为此预留的资金已被收回；请重新审批",
    en: "The money that was reserved for this has been given back meanwhile; approve it again",
  }),
  "id-taken": ({ name }) => ({ zh: `编号 ${name} 已存在`, en: `There is a record with the id ${name} already` }),
  // Sheets that come in.
  "archive-limit": ({ given, wanted }) => ({
    zh: `工作簿不被接受：${given}；最多 ${wanted}`,
    en: `The workbook is not accepted: ${given}; the limit is ${wanted}`,
  }),
  "cell-unusable": ({ name, given }) => ({
    zh: `${name} 是${given}；请直接填写内容`,
    en: `${name} holds ${given}; enter the plain value`,
  }),
  "unknown-heading": ({ name, wanted }) => ({
    zh: `没有名为 ${name} 的列；可用的列：${wanted}`,
    en: `There is no column ${name}; the columns are ${wanted}`,
  }),
  "repeated-heading": ({ name, wanted }) => ({
    zh: `列 ${name} 出现了两次；每列只能有一次：${wanted}`,
    en: `The column ${name} stands twice; each may stand once: ${wanted}`,
  }),
  "missing-heading": ({ name, wanted }) => ({
    zh: `缺少列 ${name}；可用的列：${wanted}`,
    en: `The column ${name} is missing; the columns are ${wanted}`,
  }),
} satisfies Wording;
