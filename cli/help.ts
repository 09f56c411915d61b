// What `--help` shows: enough to write a first policy, check it and try a case, with examples that a test runs.
import { recordPages } from "./help-records.ts";
import { replayPage } from "./help-replay.ts";

export const overview = `jiangli — 奖励 · what an innovation award comes to, to the fen, by your own written policy, every step explained

  jiangli calculate [FILE]    calculate one award · 计算一项奖励
  jiangli calculate --lines   one calculation a line from standard input · 逐行批量计算
  jiangli check POLICY        what is wrong or surprising in a policy · 检查制度
  jiangli diff OLD NEW        what a new version changes · 比较两版制度
  jiangli replay POLICY CASES  what a policy would have cost · 用制度回算已有事项
  jiangli tenant create       make an enterprise with two admins · 建立企业及两名管理员
  jiangli token               a token of this machine, for a login or the demo's people · 本机签发的令牌
  jiangli ledger check        does the record hold together · 核对台账
  jiangli backup, restore     everything in one file, and back · 备份与恢复
  jiangli demo remove         remove the demo enterprise · 删除演示企业
  jiangli COMMAND --help      all about one command · 命令详解

Try it · 试一试

  $ echo '{ "policy": { "id": "jiangli-sample", "on": "2026-11-20" }, "scheme": "suggestion",
            "facts": { "benefit": "50000.01" } }' | jiangli calculate --policies examples --explain en

A policy is a YAML or JSON file; examples/ has one for each kind, docs/rules.md explains every field.
制度是 YAML 或 JSON 文件；examples/ 中每一类都有范例，docs/rules.zh-CN.md 逐项说明。

Exit codes · 退出码   0 done · 完成   1 a fault of this program · 程序错误   2 the input cannot be used · 输入有误
                     3 the ledger is broken · 台账有误
`;

const calculate = `jiangli calculate [FILE] [--policies DIR] [--explain zh|en]
jiangli calculate --lines [FILE] [--policies DIR]

Calculates one award. FILE is JSON or YAML; without FILE, or with -, standard input is read.
计算一项奖励。FILE 为 JSON 或 YAML；不写 FILE 或写 - 时读标准输入。

A calculation says which policy, which of its schemes, and the facts of the case:

  policy: { id: jiangli-sample, on: 2026-11-20 }   # the version in force that day · 当日有效的版本
  scheme: suggestion
  facts: { benefit: "50000.01" }                   # amounts are text in yuan · 金额用文本，单位元
  shares:                                          # optional · 可不写
    - { employee: E1, weight: 6 }
    - { employee: E2, weight: 4 }

Instead of { id, on } write { id, version: 3 }, or put a whole policy there to try a draft.
也可写 { id, version: 3 }，或直接写入整份制度以试算草案。

Options · 选项
  --policies DIR   the folder in which { id, on } and { id, version } are looked up; the versions of one id are
                   numbered from 1 by their first day · 制度所在文件夹，同一编号的版本按施行日从 1 起编号
  --explain zh|en  every step in words, and who gets what, instead of JSON · 用文字逐步说明，不输出 JSON
  --lines          each line that is not blank is one calculation in JSON; each gives one line, in order: the
                   answer, or the problem (it has no "total") · 每个非空行一项计算，按顺序逐行回答

Examples · 示例
  $ jiangli calculate case.yaml --policies examples --explain zh
  $ jiangli calculate --lines --policies examples < cases.jsonl > answers.jsonl

What cannot be calculated is refused, one line for each problem: file:line:column: code: what would be right.
有误时逐条列出：文件:行:列: 代码: 应如何改正。
`;

const check = `jiangli check POLICY [--explain zh|en]

Finds what is wrong in a policy (errors: it does not calculate until they are mended) and what may surprise those who
work under it (warnings, each with two cases that show it): a larger benefit that earns less, a cliff at an edge, a tier
that no one can reach, a rate without a maximum.
检查制度中的错误（改正前不能计算）和值得留意之处（附实例）：收益更大奖励反而更少、跨档陡增、无人能及的档次、没有上限的比例。

Prints { "errors": […], "warnings": […] } as JSON; each error also gives a line on standard error:
file:line:column: code: what would be right. Exit code 2 with errors, 0 without.

Options · 选项
  --explain zh|en  a list for people instead of JSON · 列出供人阅读的结果，不输出 JSON

Examples · 示例
  $ jiangli check examples/jiangli-sample.yaml
  $ jiangli check examples/jiangli-sample.yaml --explain zh
`;

const diff = `jiangli diff OLD NEW [--explain zh|en] [--json]

Says in sentences what changes from one version of a policy to the next; spelling (100 or 100.00) makes no difference.
用文字说明新版制度改了什么；写法不同（100 与 100.00）不算改动。

Options · 选项
  --explain zh|en  sentences in one language; without it both · 只用一种语言，默认两种都有
  --json           [{ "clause", "says": { "zh", "en" } }] · 输出 JSON

Example · 示例
  $ jiangli diff examples/jiangli-sample.yaml draft.yaml --explain zh
`;

const pages: { [command: string]: string } = { calculate, check, diff, replay: replayPage, ...recordPages };

export const helpFor = (command: string): string => pages[command] ?? overview;
