// The report of a replay for people: first what it costs, then who gains and who loses, where the money goes, and what deserves a second look.
import type { Amounts, Report } from "../domain/replay/report.ts";
import type { Words } from "../domain/words.ts";
import { columnsOf } from "./table.ts";

export const writeReport = (report: Report): string =>
  [
    heading(report),
    totals(report),
    changes(report),
    biggest(report),
    bySchemes(report),
    byTiers(report),
    byDepartments(report),
    byPeople(report),
    edges(report),
    apart(report),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");

type Row = string[];

/** Everything to the right of the names is a number. */
const table = (title: string, rows: Row[], namesWide = 1): string[] =>
  rows.length < 2 ? [] : [title, ...columnsOf(rows, (column) => column >= namesWide).map((line) => `  ${line}`)];

const both = ({ zh, en }: Words): string => (zh === en ? zh : `${zh} · ${en}`);

const heading = ({ policy, against }: Report): string[] => {
  const named = ({ id, from, title }: Report["policy"]): string => `${id} (${from}) ${title.zh}`;
  const old = against === "recorded" ? "已核定 · as recorded" : against && named(against);
  return [`新 · new  ${named(policy)}`, ...(old === undefined ? [] : [`旧 · old  ${old}`])];
};

const amountHeads = ({ against }: Report): Row => [
  "事项 · cases",
  "新 · new",
  ...(against === undefined ? [] : ["旧 · old", "增减 · change"]),
];

const amountCells = ({ cases, new: next, old, change }: Amounts): Row => [
  String(cases),
  next,
  ...(old === undefined || change === undefined ? [] : [old, signed(change)]),
];

const signed = (amount: string): string => (amount.startsWith("-") || amount === "0.00" ? amount : `+${amount}`);

const totals = (report: Report): string[] => [
  ...table("总额 · in all", [
    ["", ...amountHeads(report)],
    ["应发 · to be paid", ...amountCells(report.compared)],
    ["因个人上限作废 · lapsed by caps", "", report.new.lapsed, ...(report.old ? [report.old.lapsed, ""] : [])],
    [
      "不符合条件 · not eligible",
      "",
      ...[report.new, report.old].flatMap((side) => (side ? [String(side.notEligible)] : [])),
    ],
  ]),
];

const changes = (report: Report): string[] => {
  if (!report.changes) return [];
  const { winners, losers, unchanged, people } = report.changes;
  return table("增减 · who gains, who loses", [
    ["", ...amountHeads(report), "人 · people"],
    ["增加 · more", ...amountCells(winners), String(people.winners)],
    ["减少 · less", ...amountCells(losers), String(people.losers)],
    ["不变 · the same", ...amountCells(unchanged), String(people.unchanged)],
  ]);
};

const biggest = ({ changes: changed }: Report): string[] => {
  const rows = [...(changed?.gains ?? []), ...(changed?.losses ?? [])].map(({ key, scheme, ...amounts }) => [
    key,
    scheme,
    amounts.new,
    amounts.old,
    signed(amounts.change),
  ]);
  return table(
    "变化最大的事项 · biggest changes",
    [["编号 · key", "方案 · scheme", "新 · new", "旧 · old", "增减 · change"], ...rows],
    2,
  );
};

const bySchemes = (report: Report): string[] =>
  report.bySchemes.length < 2
    ? []
    : table("按方案 · by scheme", [
        ["", ...amountHeads(report)],
        ...report.bySchemes.map(({ scheme, ...amounts }) => [scheme, ...amountCells(amounts)]),
      ]);

const byTiers = ({ byTiers: { new: next, old } }: Report): string[] => [
  ...tiers("新制度各档 · by tier, new", next),
  ...(old ? ["", ...tiers("旧制度各档 · by tier, old", old)] : []),
];

const tiers = (title: string, places: Report["byTiers"]["new"]): string[] =>
  table(
    title,
    [
      ["条款 · clause", "", "事项 · cases", "金额 · amount"],
      ...places.map(({ clause, version, says, cases, amount }) => [
        version === undefined ? clause : `${clause} v${version}`,
        both(says),
        String(cases),
        amount,
      ]),
    ],
    2,
  );

const byDepartments = (report: Report): string[] =>
  report.byDepartments.every(({ department }) => department === undefined)
    ? []
    : table("按部门 · by department", [
        ["", ...amountHeads(report)],
        ...report.byDepartments.map(({ department = "—", ...amounts }) => [department, ...amountCells(amounts)]),
      ]);

const peopleShown = 20;

/** Whose pay changes most; without an old rule, who gets most. All of them stand in the JSON. */
const byPeople = (report: Report): string[] => {
  const named = report.byPeople.filter(({ person }) => person !== undefined);
  const weightOf = ({ change, new: next }: Amounts): bigint =>
    fenOf(change === undefined ? next : change.replace("-", ""));
  const shown = named.toSorted((a, b) => compare(weightOf(b), weightOf(a))).slice(0, peopleShown);
  const more = named.length > shown.length ? ` (${shown.length} / ${named.length})` : "";
  return table(`按人 · by person${more}`, [
    ["", ...amountHeads(report)],
    ...shown.map(({ person = "", ...amounts }) => [person, ...amountCells(amounts)]),
  ]);
};

const fenOf = (amount: string): bigint => BigInt(amount.replace(".", ""));
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const edges = ({ edges: { windowPercent, new: next, old } }: Report): string[] => {
  const rowsOf = (side: string, counts: Report["edges"]["new"]): Row[] =>
    counts
      .filter(({ below, above }) => below.cases + above.cases > 0)
      .map(({ clause, version, edge, below, above, standsOut }) => [
        side,
        version === undefined ? clause : `${clause} v${version}`,
        edge,
        String(below.cases),
        String(above.cases),
        standsOut ? "!" : "",
      ]);
  const rows = [...rowsOf("新 · new", next), ...rowsOf("旧 · old", old ?? [])];
  const heads = ["", "条款 · clause", "界限 · edge", "略低 · just below", "略高 · just above", ""];
  const found = table(
    `界限附近（各 ${windowPercent}%） · near the edges (${windowPercent} % on each side)`,
    [heads, ...rows],
    2,
  );
  if (!rows.some((row) => row.at(-1) === "!")) return found;
  return [
    ...found,
    "  ! 略高者远多于略低者，请核对量值 · far more just above than just below: look at these measures again",
  ];
};

const apart = ({ read, compared, apart: { onlyNew, onlyOld, neither }, refused, unreadable }: Report): string[] => {
  const lines: string[] = [];
  if (read > compared.cases) {
    lines.push(`未计入以上金额的事项 · cases not in these amounts: ${read - compared.cases}`);
    if (onlyNew && onlyNew.cases > 0)
      lines.push(`  仅新制度能计算 · only the new one calculates: ${onlyNew.cases} (${onlyNew.amount})`);
    if (onlyOld && onlyOld.cases > 0)
      lines.push(`  仅旧制度能计算 · only the old one calculates: ${onlyOld.cases} (${onlyOld.amount})`);
    if (neither > 0) lines.push(`  不能计算 · cannot be calculated: ${neither}`);
    lines.push(...reasons("新 · new", refused.new), ...reasons("旧 · old", refused.old ?? []));
  }
  if (unreadable.count > 0) {
    lines.push(`无法读取的行 · lines that cannot be read: ${unreadable.count}`);
    lines.push(...reasons("", unreadable.reasons));
  }
  return lines;
};

const reasons = (side: string, all: Report["unreadable"]["reasons"]): string[] =>
  all.flatMap(({ code, count, examples }) => [
    `  ${[side, code, `× ${count}`].filter((part) => part !== "").join("  ")}`,
    ...examples.map(({ key, row, says }) => {
      const where = [...(row === undefined ? [] : [`第 ${row} 行 · row ${row}`]), ...(key === undefined ? [] : [key])];
      return `      ${where.join("  ")}: ${says.zh} · ${says.en}`;
    }),
  ]);
