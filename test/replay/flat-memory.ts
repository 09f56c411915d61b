// Replays so many cases, of so many people, in a process of its own, and prints what came of it and how much memory it took at most.
import { Readable } from "node:stream";
import { main } from "../../cli/main.ts";

const [policy, old, count] = process.argv.slice(2) as [string, string, string];

/** Someone new comes up all the time: a name that held on to the text around it would keep all of them. */
const casesOfEach = 200;

function* blocks() {
  for (let at = 0; at < Number(count); at += 1_000) {
    let block = "";
    for (let number = at; number < at + 1_000; number++) {
      const shares = [1, 2].map((each) => ({
        employee: `EMPLOYEE-OF-THE-PLANT-${Math.floor(number / casesOfEach) + each}`,
        weight: each,
      }));
      const department = `第${number % 7}车间`;
      // Made anew in every line, so that nothing of one line can be kept for another.
      const facts = { benefit: `${number % 90_000}.${10 + (number % 90)}`, field: "质量" };
      block += `${JSON.stringify({ key: `CASE-${number}`, scheme: "suggestion", facts, shares, department })}\n`;
    }
    yield Buffer.from(block);
  }
}

Object.defineProperty(process, "stdin", { value: Readable.from(blocks()) });
const out: string[] = [];
process.stdout.write = ((text: string) => out.push(text) > 0) as typeof process.stdout.write;
const code = await main(["replay", policy, "--against", old, "-", "--json"]);
const { read, compared, byPeople } = JSON.parse(out.join(""));
console.error(
  JSON.stringify({ code, read, compared, people: byPeople.length, peakMb: process.resourceUsage().maxRSS / 1024 }),
);
