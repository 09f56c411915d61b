// What `jiangli replay --help` shows: what goes in, in each form, and what comes out.

export const replayPage = `jiangli replay POLICY [--against OLD] CASES [--scheme ID] [--json]

Calculates all cases of a file by POLICY, and with --against also by OLD: what it would have cost, by scheme, tier,
department and person; who would have got more and who less; and how many measures lie just above an edge against just
below it, the sign of benefits that were tuned. Cases that one of the two cannot calculate are counted apart, with the reason.
按 POLICY（加 --against 时同时按 OLD）逐项回算：花费多少，按方案、档次、部门、人员分列；谁多得、谁少得；
以及刚过界限与略低于界限的各有多少（量值可能被调整的迹象）。某一制度不能计算的事项另行计数并说明原因。

POLICY and OLD are YAML or JSON. CASES is one of · CASES 可为以下之一：

  cases.jsonl   (or -, standard input) one case a line, of every kind of scheme · 每行一项，适用于各类方案
                {"key":"C-1","scheme":"suggestion","facts":{"benefit":"8000"},
                 "shares":[{"employee":"E1","weight":1}],"department":"一车间"}
                key, shares, paidBefore and department may be left out, and employee names whose an allowance is
  cases.csv     a sheet: one row per person, and rows with the same key are one case · 每人一行，编号相同的行为一项
  cases.xlsx    columns · 列: key 编号, scheme 方案, employee 工号, weight 权重, paidThisYear 本年已核定,
                paidBefore 此前已核定, department 部门, and each fact by its name · 以及以事实名称命名的列

A fact that only the other policy asks for is left out for this one. A row that is wrong is counted apart with its number.
只有另一制度才用的事实，此制度不看。有误的行另行计数，注明行号。

Options · 选项
  --against OLD    the policy to compare with · 作比较的制度
  --scheme ID      of which scheme a case is that does not say so · 未注明方案的事项所用的方案
  --json           the whole report as one canonical JSON document · 以一份规范化 JSON 输出全部结果

Example · 示例
  $ jiangli replay examples/replay/new.yaml --against examples/jiangli-sample.yaml examples/replay/cases.csv
`;
