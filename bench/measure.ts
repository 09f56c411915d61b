// Measures one workload in a process of its own: first every answer must be right, then all engines in turn, round by round.

import { isDeepStrictEqual } from "node:util";
import { type Contest, contests } from "./contests.ts";
import type { Engine, EngineName } from "./engines/engine.ts";
import type { WorkloadName } from "./workloads/workload.ts";

const rounds = 15;
const boxMs = 100;
const warmUpMs = 500;

/** The engine and its own instance of the timing loop, already running as fast as it will. */
type Runner = { name: EngineName; perSecond: number[]; run: (boxMs: number) => number | Promise<number> };

const measure = async ({ inputs, engines }: Contest): Promise<Record<string, number>> => {
  const [ours] = engines as [Engine<never>];
  for (const engine of engines) await checkAnswers(engine, ours, inputs);
  const runners: Runner[] = [];
  for (const engine of engines) runners.push(await warmedUp(engine, inputs));
  for (let round = 0; round < rounds; round++)
    for (const { perSecond, run } of runners) {
      // What an engine left behind is swept before the next one starts, so that nobody pays for another's waste.
      globalThis.gc?.();
      perSecond.push(await run(boxMs));
    }
  return Object.fromEntries(runners.map(({ name, perSecond }) => [name, median(perSecond)]));
};

/** Every engine has to agree with ours on every input; where there is a trace to compare, in every step. */
const checkAnswers = async (engine: Engine<never>, ours: Engine<never>, inputs: never[]): Promise<void> => {
  for (const facts of inputs) {
    const same =
      engine.award === undefined
        ? isDeepStrictEqual(await engine.answer(facts), await ours.answer(facts))
        : isDeepStrictEqual(engine.award(facts), ours.award?.(facts));
    if (!same) throw new Error(`${engine.name} comes to another answer for ${JSON.stringify(facts)}`);
  }
};

const warmedUp = async ({ name, calculate }: Engine<never>, inputs: never[]): Promise<Runner> => {
  const loop = (await import(`./timing-loop.ts?${name}`)) as typeof import("./timing-loop.ts");
  const isAsync = calculate(inputs[0] as never) instanceof Promise;
  const time = isAsync ? loop.timeAsync : loop.timeSync;
  const perSecond = await time(calculate, inputs, warmUpMs, isAsync ? 10 : 100);
  // A chunk takes about a millisecond, so that looking at the clock costs nothing and a round ends on time.
  const chunk = Math.max(1, Math.ceil(perSecond / 1_000));
  await time(calculate, inputs, boxMs, chunk);
  return { name, perSecond: [], run: (box) => time(calculate, inputs, box, chunk) };
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const workload = process.argv[2] as WorkloadName;
process.stdout.write(`${JSON.stringify(await measure(contests[workload]()))}\n`);
