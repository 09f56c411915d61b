// Checks a sheet of many people against the database in a process of its own, and prints what came of it and how much more memory it took.
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { peopleColumns } from "../../domain/exchange/people.ts";
import { checkImport } from "../../functions/files/run-import.ts";
import { writeSheet } from "../../functions/sheets/write-sheet.ts";
import type { SignedIn } from "../../functions/store/members.ts";

const [format, rowCount, file, tenant] = process.argv.slice(2) as ["csv" | "xlsx", string, string, string];

async function* rows() {
  for (let row = 0; row < Number(rowCount); row++)
    yield {
      ...{
        id: `W${row}`,
        name: `员工${row}`,
        department: "一车间",
        from: row === 40_000 ? "2026-02-30" : "2020-01-01",
      },
      ...{ mentor: `W${row + 1}`, attribute: "skill", value: "技师", attributeFrom: "2024-01-01" },
    };
}

await pipeline(writeSheet(format, peopleColumns, rows()), createWriteStream(file));
const enterprise = { body: { settings: {} } } as unknown as SignedIn["enterprise"];
const brought = { tenant, by: "HR-1", day: "2026-03-01", enterprise };
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const check = (content: AsyncIterable<Uint8Array>) => checkImport("people", brought, content, format);
// The first requests load the client of the database: that is no matter of rows.
async function* nobody() {
  yield Buffer.from("工号,姓名,部门,入职日期\nW1,甲,乙,2020-01-01");
}
await checkImport("people", brought, nobody(), "csv");
const startMb = peakMb();
const { rows: read, counts, problems } = await check(createReadStream(file));
console.log(
  JSON.stringify({ read, counts, problems: problems.map(({ row, code }) => [row, code]), grownMb: peakMb() - startMb }),
);
