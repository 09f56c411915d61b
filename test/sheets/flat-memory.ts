// Writes a sheet of many rows to a file and reads it again, and prints how many rows came back and how much memory it took at most.
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { readRows } from "../../functions/sheets/read-rows.ts";
import { importLimits } from "../../functions/sheets/sheet.ts";
import { writeSheet } from "../../functions/sheets/write-sheet.ts";
import type { WrittenColumn } from "../../functions/sheets/written-column.ts";

const [format, rowCount, file] = process.argv.slice(2) as ["csv" | "xlsx", string, string];

const columns = Array.from({ length: 12 }, (_, at): WrittenColumn => {
  const as = at % 4 === 0 ? "amount" : "text";
  return { name: `c${at}`, headings: { zh: `第${at}列`, en: `column ${at}` }, as };
});

async function* rows() {
  for (let row = 0; row < Number(rowCount); row++)
    yield Object.fromEntries(
      columns.map(({ name, as }, at) => [name, as === "amount" ? `${row}.${10 + at}` : `第${row}行 cell ${at}`]),
    );
}

const mb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const atStart = mb();
await pipeline(writeSheet(format, columns, rows()), createWriteStream(file));
const atWritten = mb();

// An export may be larger than what is taken from outside: this is about memory, not about that limit.
let count = 0;
let last: string[] = [];
for await (const line of readRows(createReadStream(file), format, { ...importLimits, unpackedBytesMax: 2 ** 30 })) {
  if (!line.ok) throw new Error(JSON.stringify(line.problems));
  count++;
  last = line.cells;
}
console.log(JSON.stringify({ count, last, startMb: atStart, writtenMb: atWritten, readMb: mb() }));
