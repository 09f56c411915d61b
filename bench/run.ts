// The benchmark: three workloads against hand-written code and four rule engines, then the command line. Its last line is JSON.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { EngineName } from "./engines/engine.ts";
import { linesPerSecond } from "./lines.ts";
import { type WorkloadName, workloadNames } from "./workloads/workload.ts";

type PerSecond = Record<EngineName, number>;

const order: [EngineName, string][] = [
  ["limit", "hand-written, same trace (the limit)"],
  ["ours", "Jiangli, full trace"],
  ["cel-js", "cel-js (exact, no trace)"],
  ["json-logic-engine", "json-logic-engine (doubles, no trace)"],
  ["json-rules-engine", "json-rules-engine"],
  ["zen-engine", "zen-engine, with trace"],
];

/** Each workload in a fresh process: what one has warmed up, or let grow slow, is not handed to the next. */
const measured = (workload: WorkloadName): PerSecond => {
  const script = join(import.meta.dirname, "measure.ts");
  const { status, stdout } = spawnSync(process.execPath, ["--expose-gc", script, workload], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) process.exit(1);
  return JSON.parse(stdout) as PerSecond;
};

const shortened = (perSecond: number): string => {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(2)} M`;
  return `${(perSecond / 1e3).toFixed(1)} k`;
};

const printTable = (results: Record<WorkloadName, PerSecond>): void => {
  const cell = (text: string): string => text.padStart(22);
  const row = (head: string, cells: string[]): string => head.padEnd(40) + cells.map(cell).join("");
  console.log(row("calculations a second (against Jiangli)", [...workloadNames]));
  for (const [engine, title] of order)
    console.log(
      row(
        title,
        workloadNames.map((workload) => {
          const perSecond = results[workload][engine];
          return `${shortened(perSecond)} (${(perSecond / results[workload].ours).toPrecision(2)})`;
        }),
      ),
    );
};

const ratiosTo = (results: Record<WorkloadName, PerSecond>, engine: EngineName): Record<WorkloadName, number> => {
  const ratio = (workload: WorkloadName): number =>
    Number((results[workload].ours / results[workload][engine]).toPrecision(3));
  return { tiered: ratio("tiered"), commission: ratio("commission"), allowance: ratio("allowance") };
};

const results = {
  tiered: measured("tiered"),
  commission: measured("commission"),
  allowance: measured("allowance"),
};
printTable(results);
console.log(`\njiangli calculate --lines: ${Math.round(await linesPerSecond())} lines a second\n`);
console.log(
  JSON.stringify({
    tiered: Math.round(results.tiered.ours),
    commission: Math.round(results.commission.ours),
    allowance: Math.round(results.allowance.ours),
    ratios: {
      ofLimit: ratiosTo(results, "limit"),
      jsonRulesEngine: ratiosTo(results, "json-rules-engine"),
      zen: ratiosTo(results, "zen-engine"),
    },
  }),
);
