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
  "relation-missing": ({ name }) => ({
    zh: `只能由${name}办理`,
    en: `Only ${name} can do this`,
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
  // People and rights.
  "own-mentor": () => ({ zh: "本人不能是自己的师傅", en: "No one is their own mentor" }),
  "own-manager": () => ({ zh: "本人不能是自己的上级", en: "No one is their own manager" }),
  "line-of-command": ({ name, wanted }) => ({
    zh: `${name} 不能是上级：上级的上级会回到本人，或超过 ${wanted} 级`,
    en: `${name} cannot be the manager: the line of command would come back to the employee, or have more than ${wanted} levels`,
  }),
  "login-taken": () => ({
    zh: "此登录账号已属于某人；每个账号只能属于一人",
    en: "This login belongs to someone already; a login is one person's only",
  }),
  "roles-exclude-each-other": ({ given, wanted }) => ({
    zh: `${given} 不能与其他角色同时担任（此处还有 ${wanted}）`,
    en: `Whoever is ${given} can have no other role, here ${wanted}`,
  }),
  "role-not-delegable": ({ name, wanted }) => ({
    zh: `角色 ${name} 不能转授；可转授的本人角色：${wanted}`,
    en: `The role ${name} cannot be handed on; of your own you may hand on ${wanted}`,
  }),
  "delegate-unsuitable": ({ name }) => ({
    zh: `${name} 不能代理：须为本企业有登录权限的其他成员，且不是审计`,
    en: `${name} cannot stand in: choose another member of the enterprise who is no auditor`,
  }),
  "delegation-too-long": ({ given, wanted }) => ({
    zh: `代理期 ${given} 天，最长 ${wanted} 天；到期可再次转授`,
    en: `${given} days are too long, at most ${wanted} are possible; hand it on again when they are over`,
  }),
  "span-too-long": ({ given, wanted }) => ({
    zh: `所选期间 ${given} 天，一次最多 ${wanted} 天；请分段查询`,
    en: `${given} days are too many at once; ask for at most ${wanted}, and for the rest after that`,
  }),
  "day-past": ({ given, wanted }) => ({
    zh: `${given} 已过；应为 ${wanted} 或以后`,
    en: `${given} is past; write ${wanted} or a later day`,
  }),
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
  "rows-disagree": ({ name, given, wanted }) => ({
    zh: `${name} 的各行不一致：此处为 ${given}，第一行为 ${wanted}；请改为一致`,
    en: `The rows of ${name} disagree: here it is ${given}, in the first of them ${wanted}; make them the same`,
  }),
  "row-twice": ({ name, given }) => ({
    zh: `${name} 已在第 ${given} 行出现；每项只能有一次，同一员工的多行须相邻`,
    en: `${name} stands in row ${given} already; each may come once, and several rows of one person must follow one another`,
  }),
  "shares-unreadable": ({ given, wanted }) => ({
    zh: `${given} 不是建议人及权重：应如 E1:6;E2:4，最多 ${wanted} 人`,
    en: `${given} are no authors with weights: write them as in E1:6;E2:4, at most ${wanted} people`,
  }),
  "opening-taken": ({ name, given }) => ({
    zh: `${name} 年度的期初余额已导入（${given}）；每年只能导入一次`,
    en: `The opening balances of ${name} have been imported already, as ${given}; that is done once a year`,
  }),
  "range-invalid": ({ given, wanted }) => ({
    zh: `Range ${given} 不可用；此文件共 ${wanted} 字节，应如 bytes=0-3999999`,
    en: `The range ${given} cannot be given; the file has ${wanted} bytes, ask as in bytes=0-3999999`,
  }),
  "file-in-parts": ({ given, wanted }) => ({
    zh: `文件共 ${given} 字节，一次最多 ${wanted} 字节；请用 Range 请求头分段下载，如 bytes=0-3999999`,
    en: `The file has ${given} bytes and at most ${wanted} go at once; ask for it in parts with the header Range, as in bytes=0-3999999`,
  }),
  // Awards and money.
  "award-too-wide": ({ given, wanted }) => ({
    zh: `一次核定最多 ${wanted} 人（此处 ${given} 人）；请以班组为单位拆分`,
    en: `One award takes at most ${wanted} people here, not ${given}; split it by team`,
  }),
  "award-outdated": ({ name }) => ({
    zh: `核定金额已过时（${name} 此后有新的核定或跨了年度）；请重新提出核定`,
    en: `The award is out of date: since it was calculated ${name} has changed; propose it again`,
  }),
  "uneven-before": ({ name }) => ({
    zh: `此前核定中 ${name} 所得少于其权重应得：其部分已单独撤销，或建议人已变更，差额不能按权重分配。请把此前核定的其余部分也撤销或追回，再重新核定：届时每人都按新的核定得到全额，没有人因此少得`,
    en: `Of what was awarded before, ${name} has less than their weight, because their part was cancelled alone or the authors are others now: a difference cannot be split by weight. Cancel or take back the rest of it too, then award anew: everyone then gets their whole part of the new award, and no one loses by it`,
  }),
  "stage-not-due": ({ given, wanted }) => ({
    zh:
      wanted === undefined
        ? `没有待放行的阶段：${given} 和其他阶段都已放行或撤销`
        : `尚不能放行 ${given}，下一个应放行的阶段是 ${wanted}`,
    en:
      wanted === undefined
        ? `No stage waits to be released: ${given} and all others are released already, or were cancelled`
        : `${given} cannot be released now; the next stage to release is ${wanted}`,
  }),
  "obligation-in-run": ({ given }) => ({
    zh: `其中有款项已在发放批次中（${given}）；请待其结清或退回后再办理`,
    en: `Part of it is in a run (${given}); wait until that is settled or returned`,
  }),
  "nothing-to-cancel": () => ({
    zh: "没有尚未发放的款项可以撤销；已发放的请办理追回",
    en: "Nothing of it is still unpaid; take back what was paid with a reversal",
  }),
  "reversal-exceeds": ({ given, wanted }) => ({
    zh: `追回 ${given} 元超过可追回的 ${wanted} 元（已发放且尚未追回）`,
    en: `${given} is not possible: at most ${wanted} was paid and not yet taken back`,
  }),
  "budget-missing": ({ name }) => ({
    zh: `尚未设立 ${name} 年度奖励基金`,
    en: `There is no budget for ${name} yet`,
  }),
  // Monthly allowances.
  "allowance-month-outside": ({ given, wanted }) => ({
    zh: `不能计算 ${given} 的津贴；可选 ${wanted}`,
    en: `The allowances of ${given} cannot be computed; choose a month in ${wanted}`,
  }),
  "allowance-month-known": ({ name }) => ({
    zh: `${name} 的津贴月份已建立；请直接计算`,
    en: `The month ${name} has been opened already; compute it`,
  }),
  "allowance-too-wide": () => ({
    zh: "此人此月的津贴更正次数和项目过多，记录已写不下；请把方案拆分为几个",
    en: "This month has so many items and corrections that its record is full; divide the scheme into several",
  }),
  // Payout runs.
  "run-open": ({ name }) => ({
    zh: `批次 ${name} 尚未关闭或作废；同一时间只能有一个批次`,
    en: `The run ${name} is neither closed nor discarded yet, and there is one run at a time`,
  }),
  "run-month-outside": ({ given, wanted }) => ({
    zh: `不能为 ${given} 建立批次；可选 ${wanted}`,
    en: `There can be no run for ${given}; choose a month in ${wanted}`,
  }),
  "nothing-due": ({ name }) => ({
    zh: `截至 ${name} 没有可以发放的款项`,
    en: `Nothing is there to be paid up to ${name}`,
  }),
  "run-broken": ({ name, given }) => ({
    zh: `批次已停止，${name} 不一致：${given}；请查明原因，必要时作废批次`,
    en: `The run is stopped, for ${name} does not agree: ${given}; find out why, and discard the run if need be`,
  }),
  // What is sealed, and files.
  "bank-account-invalid": () => ({
    zh: "不是银行账号：应为 8 至 32 位数字，可含空格，写成文本",
    en: "Not a bank account: write 8 to 32 digits as text, with spaces if you like",
  }),
  "identity-number-invalid": () => ({
    zh: "证件号码不对：居民身份证为 18 位，出生日期须存在，末位须与校验码相符；其他证件为 5 至 20 位字母或数字",
    en: "Not an identity number: a resident's id has 18 characters, a day of birth that exists and a check character that fits; other documents have 5 to 20 letters and digits",
  }),
  "sealed-field-broken": () => ({
    zh: "加密的内容已损坏，或不属于此人此项，无法解密；请先确认密钥无误，再重新录入",
    en: "What is sealed here was damaged or belongs to another place and cannot be opened; make sure that the key is the right one, then enter it anew",
  }),
  "sealed-by-another-key": ({ given, wanted }) => ({
    zh: `此项是用另一个密钥加密的：需要指纹为 ${wanted} 的密钥，现有的是 ${given}；内容并未损坏，请放回那个密钥`,
    en: `This was sealed by another key: the one with the fingerprint ${wanted} opens it, not ${given}; nothing is damaged, put that key back`,
  }),
  "key-file-unusable": ({ name, given }) => ({
    zh: `密钥文件 ${name} 不能使用：${given}`,
    en: `The key file ${name} cannot be used: ${given}`,
  }),
  "file-differs": ({ name }) => ({
    zh: `文件 ${name} 已存在且内容不同，不会覆盖；请另用名称`,
    en: `There is a file ${name} with other contents already, and it is never overwritten; use another name`,
  }),
  "moment-invalid": ({ given }) => ({
    zh: `${given} 不是时刻，应如 2026-11-20T03:04:05Z`,
    en: `${given} is not a moment; write it as in 2026-11-20T03:04:05Z`,
  }),
  "year-invalid": ({ given }) => ({
    zh: `${given} 不是年度，应如 "2026"`,
    en: `${given} is not a year; write it as in "2026"`,
  }),
  // Policies as they become.
  "trail-step-taken": ({ name }) => ({
    zh: `“${name}”已登记；有误时重新提交草案，法定程序从头登记`,
    en: `It is recorded already that it was ${name}; to mend it, send the draft again and record its trail anew`,
  }),
  "trail-out-of-order": ({ name, given, wanted }) => ({
    zh: given === undefined ? `“${name}”之前须先登记：${wanted}` : `“${name}”的日期 ${given} 早于上一步的 ${wanted}`,
    en:
      given === undefined
        ? `That it was ${name} comes after another step, which is to be recorded first: ${wanted}`
        : `${given} is before the step that came first, on ${wanted}; nothing earlier can stand here`,
  }),
  "trail-incomplete": ({ wanted }) => ({
    zh: `法定程序未完成，尚缺：${wanted}`,
    en: `The legal trail is not complete; still to be recorded: ${wanted}`,
  }),
  "allowance-months-computed": ({ given, name, wanted }) => ({
    zh: `${name} 的津贴已经计算，含津贴的新制度不能从 ${given} 起施行；起始日应晚于 ${wanted}`,
    en: `The allowances of ${name} have been computed already, so a new policy with allowances cannot begin on ${given}; begin after ${wanted}`,
  }),
  "policy-backdated": ({ given, wanted }) => ({
    zh: `起始日 ${given} 已过，已施行的规则不能追溯更改；应为 ${wanted} 或之后`,
    en: `The first day ${given} has passed, and what was in force then stays so; begin on ${wanted} or later`,
  }),
} satisfies Wording;
