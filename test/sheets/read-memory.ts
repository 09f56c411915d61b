// Reads a workbook from a file in a process of its own, and prints what came of it and how much more memory it took.
import { createReadStream } from "node:fs";
import { readRows } from "../../functions/sheets/read-rows.ts";

const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;

const [file] = process.argv.slice(2) as [string];
const atStartBytes = peakBytes();
let rowCount = 0;
let codes: string[] = [];
for await (const line of readRows(createReadStream(file), "xlsx")) {
  if (line.ok) rowCount++;
  else codes = line.problems.map(({ code }) => code);
}
console.log(JSON.stringify({ rowCount, codes, grownBytes: peakBytes() - atStartBytes }));
