// The ideas of the demo's people by department, in no order; one that comes again is about another place.

import { equipment, finance, people, quality, warehouse } from "./ideas-services.ts";
import { assembly, machining, welding } from "./ideas-workshops.ts";
import type { Chance } from "./random.ts";

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

export type Ideas = {
  /** One that no one else has. */
  once: () => IdeaOf;
  /** One that someone spreads to another place when all have been told. */
  again: () => IdeaOf;
};

export const ideasBy = (chance: Chance): Ideas => {
  const all = Object.entries(lists).flatMap(([department, text]) =>
    readIdeas(text).map((idea) => ({ department, idea })),
  );
  let rest = chance.shuffle(all);
  let told: IdeaOf[] = [];
  let round = 0;
  const next = (): IdeaOf => {
    if (rest.length === 0) {
      rest = chance.shuffle(told);
      told = [];
      round += 1;
    }
    return rest.pop() as IdeaOf;
  };
  const tell = ({ department, idea }: IdeaOf): IdeaOf => ({
    department,
    idea: about(idea, chance.whole(1, 8), places[round] ?? ""),
  });
  return {
    once: () => tell(next()),
    again: () => {
      const idea = next();
      told.push(idea);
      return tell(idea);
    },
  };
};

const places = ["", "东区", "西区", "新厂房"];

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
