// The ideas of the demo's people by department, in an order of their own, each told once; one that comes again is about another machine.
import type { Chance } from "./random.ts";
import { equipment, finance, people, quality, warehouse } from "./ideas-services.ts";
import { assembly, machining, welding } from "./ideas-workshops.ts";

export type Idea = { title: string; problem: string; proposal: string };

const lists: { [department: string]: string } = {
  机加工车间: machining,
  装配车间: assembly,
  焊接车间: welding,
  质量部: quality,
  设备部: equipment,
  仓储部: warehouse,
  财务部: finance,
  人力资源部: people,
};

export type IdeaOf = { department: string; idea: Idea };

/** In no order; who comes after the last idea spreads one of them to another place. */
export const ideasBy = (chance: Chance): (() => IdeaOf) => {
  const all = Object.entries(lists).flatMap(([department, text]) =>
    readIdeas(text).map((idea) => ({ department, idea })),
  );
  const places: string[] = [];
  let rest: IdeaOf[] = [];
  return () => {
    if (rest.length === 0) {
      rest = chance.shuffle(all);
      places.push(["", "东区", "西区", "新厂房"][places.length] ?? "");
    }
    const { department, idea } = rest.pop() as IdeaOf;
    return { department, idea: about(idea, chance.whole(1, 8), places.at(-1) ?? "") };
  };
};

const readIdeas = (text: string): Idea[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [title = "", problem = "", proposal = ""] = line.split("|");
      return { title, problem, proposal };
    });

const about = ({ title, problem, proposal }: Idea, number: number, place: string): Idea => ({
  title: title.replaceAll("{n}", String(number)) + (place === "" ? "" : `（推广到${place}）`),
  problem,
  proposal,
});
