// zen-engine with its trace: decision tables pick, expressions calculate in exact decimals, natively and on other threads.

import { type Decision, ZenEngine } from "@gorules/zen-engine";
import type { AllowanceFacts } from "../workloads/allowance.ts";
import type { CommissionFacts } from "../workloads/commission.ts";
import type { TieredFacts } from "../workloads/tiered.ts";
import type { Amounts } from "../workloads/workload.ts";
import type { Engine } from "./engine.ts";
import { fenOf } from "./limit-values.ts";
import { marksBySeat } from "./marks-by-seat.ts";
import { stretchesOf, sumUp, type Taken } from "./stretches.ts";

const name = "zen-engine";
const traced = { trace: true };

type Table = { inputs: string[]; outputs: string[]; rows: string[][] };
type Node = { id: string; type: string; name: string; content?: object };

/** A graph of one path: from the request through these nodes to the answer. */
const decide = (...inner: Node[]): Decision => {
  const nodes: Node[] = [
    { id: "request", type: "inputNode", name: "request" },
    ...inner,
    { id: "answer", type: "outputNode", name: "answer" },
  ];
  const edges = nodes.slice(1).map((node, index) => ({
    id: `edge-${index}`,
    type: "edge",
    sourceId: (nodes[index] as Node).id,
    targetId: node.id,
  }));
  return new ZenEngine().createDecision({ nodes, edges });
};

const tableNode = ({ inputs, outputs, rows }: Table, more: object = {}): Node => ({
  id: "table",
  type: "decisionTableNode",
  name: "table",
  content: {
    hitPolicy: "first",
    inputs: inputs.map((field) => ({ id: field, name: field, field })),
    outputs: outputs.map((field) => ({ id: field, name: field, field })),
    rules: rows.map((row, index) => ({
      _id: `row-${index}`,
      ...Object.fromEntries([...inputs, ...outputs].map((field, column) => [field, row[column]])),
    })),
    passThrough: true,
    ...more,
  },
});

const expressionNode = (expressions: Record<string, string>): Node => ({
  id: "expression",
  type: "expressionNode",
  name: "expression",
  content: { expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })) },
});

export const tieredByZen = (): Engine<TieredFacts> => {
  const tiers: Table = {
    inputs: ["benefitFen"],
    outputs: ["payFen", "rate"],
    rows: [
      ["< 10000", "1000", "0"],
      ["< 100000", "0", "100000"],
      ["< 500000", "0", "110000"],
      ["< 1000000", "0", "120000"],
      ["<= 5000000", "0", "130000"],
      ["", "0", "150000"],
    ],
  };
  const decision = decide(
    tableNode(tiers),
    expressionNode({ totalFen: "min([20000000, payFen + floor((benefitFen * rate + 500000) / 1000000)])" }),
  );
  const calculate = async ({ benefit }: TieredFacts): Promise<Amounts> => {
    const { result } = await decision.evaluate({ benefitFen: fenOf(benefit) }, traced);
    const { totalFen } = result as { totalFen: number };
    return { totalFen, partsFen: [totalFen] };
  };
  return { name, calculate, answer: calculate };
};

const seatScore = (seat: string): string =>
  `${seat}.novelty * 400000 + ${seat}.difficulty * 300000 + ${seat}.market * 300000`;

const upTo = (percent: number): string => `floor(($.totalFen * ${percent} + 50) / 100)`;

export const commissionByZen = (): Engine<CommissionFacts> => {
  const decision = decide(
    expressionNode({
      sum: `${seatScore("technical")} + ${seatScore("market")} + ${seatScore("management")}`,
      score: "floor(($.sum * 200 + 3000000) / 6000000)",
      rate: "floor((100000000 + 40000 * $.score + 500000) / 1000000) * 100",
      totalFen: "floor((valueFen * $.rate + 500000) / 1000000)",
      kickoff: upTo(10),
      development: `${upTo(30)} - $.kickoff`,
      test: `${upTo(60)} - ${upTo(30)}`,
      application: `$.totalFen - ${upTo(60)}`,
    }),
  );
  const calculate = async (facts: CommissionFacts): Promise<Amounts> => {
    const { result } = await decision.evaluate({ valueFen: fenOf(facts.value), ...marksBySeat(facts) }, traced);
    const { totalFen, kickoff, development, test, application } = result as Record<string, number>;
    return { totalFen: totalFen as number, partsFen: [kickoff, development, test, application] as number[] };
  };
  return { name, calculate, answer: calculate };
};

/** One evaluation a month: the table goes through the stretches by itself. */
export const allowanceByZen = (): Engine<AllowanceFacts> => {
  const skills: Table = {
    inputs: ["skill", "mentoring"],
    outputs: ["skillItem", "skillFen", "mentorFen"],
    rows: [
      ['"高级技师"', '"yes"', '"senior-technician"', "50000", "20000 * apprentices"],
      ['"高级技师"', "", '"senior-technician"', "50000", "0"],
      ['"技师"', '"yes"', '"technician"', "30000", "20000 * apprentices"],
      ['"技师"', "", '"technician"', "30000", "0"],
      ['"高级工"', '"yes"', '"senior-worker"', "20000", "20000 * apprentices"],
      ['"高级工"', "", '"senior-worker"', "20000", "0"],
      ["", '"yes"', '""', "0", "20000 * apprentices"],
      ["", "", '""', "0", "0"],
    ],
  };
  const loop = { executionMode: "loop", inputField: "stretches", outputPath: "taken", passThrough: false };
  const decision = decide(tableNode(skills, loop));
  const calculate = async (facts: AllowanceFacts): Promise<Amounts> => {
    const { daysInMonth, stretches } = stretchesOf(facts);
    const { result } = await decision.evaluate({ stretches }, traced);
    return sumUp(stretches, (result as { taken: Taken[] }).taken, daysInMonth);
  };
  return { name, calculate, answer: calculate };
};
