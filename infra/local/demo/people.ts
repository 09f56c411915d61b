// The two hundred people of the demo enterprise: the staff of every role by name, and all others made from lists.
import type { Role } from "../../../domain/access/roles.ts";
import type { EnteredPerson } from "../../../domain/people/person.ts";
import { type Chance, chanceOf } from "./random.ts";

/** `as` is how one becomes this person on this machine. */
export type DemoPerson = EnteredPerson & { roles: Role[]; as?: string; subject: string };

const seed = 20_240_101;

const departments: [name: string, people: number][] = [
  ["机加工车间", 52],
  ["装配车间", 48],
  ["焊接车间", 32],
  ["质量部", 20],
  ["设备部", 18],
  ["仓储部", 14],
  ["财务部", 8],
  ["人力资源部", 8],
];

type Staff = { id: string; name: string; department: string; roles: Role[]; as?: string };

/** An auditor has no other role; everyone else may have ideas. */
export const staff: readonly Staff[] = [
  { id: "E1001", as: "admin", name: "沈一诺", department: "设备部", roles: ["admin", "employee"] },
  { id: "E1002", as: "admin2", name: "顾明川", department: "人力资源部", roles: ["admin", "employee"] },
  { id: "E1003", as: "hr", name: "许清如", department: "人力资源部", roles: ["hr", "employee"] },
  { id: "E1004", as: "hr2", name: "陆怀瑾", department: "人力资源部", roles: ["hr", "employee"] },
  { id: "E1005", as: "finance", name: "钱若谷", department: "财务部", roles: ["finance", "employee"] },
  { id: "E1006", as: "cashier", name: "孟书宁", department: "财务部", roles: ["cashier", "employee"] },

  { id: "E1008", as: "approver", name: "方远山", department: "机加工车间", roles: ["approver", "employee"] },
  { id: "E1009", as: "approver2", name: "程望舒", department: "装配车间", roles: ["approver", "employee"] },
  { id: "E1010", as: "reviewer", name: "贺知行", department: "质量部", roles: ["reviewer", "employee"] },
  { id: "E1011", name: "白景和", department: "设备部", roles: ["reviewer", "employee"] },
  { id: "E1012", name: "江映雪", department: "财务部", roles: ["employee"] },
  { id: "E1013", as: "auditor", name: "严正则", department: "财务部", roles: ["auditor"] },
  { id: "E1014", as: "juror", name: "韩致远", department: "质量部", roles: ["juror", "employee"] },
  { id: "E1015", name: "苏砚秋", department: "仓储部", roles: ["juror", "employee"] },
  { id: "E1016", name: "裴青川", department: "装配车间", roles: ["juror", "employee"] },
  { id: "E1017", as: "alliance", name: "魏知微", department: "人力资源部", roles: ["alliance", "employee"] },
  { id: "E1018", as: "employee", name: "林晓峰", department: "机加工车间", roles: ["employee"] },
  { id: "E1019", as: "coauthor", name: "周启航", department: "机加工车间", roles: ["employee"] },
];

/** Whom one may be on this machine: the employee and their colleague first. */
export const personas = [...staff.slice(-2), ...staff.slice(0, -2)].flatMap(({ id, name, as }) =>
  as === undefined ? [] : [{ as, subject: subjectOf(as), person: id, name }],
);

function subjectOf(name: string): string {
  return `demo-${name.toLowerCase()}`;
}

/** Always the same people, whenever the demo is made; mentors come before those whom they teach. */
export const demoPeople = (): DemoPerson[] => {
  const chance = chanceOf(seed);
  const nameOf = namesBy(chance);
  let number = 1100;
  const made = departments.flatMap(([department, count]) => {
    const named = staff.filter((person) => person.department === department);
    const all = Array.from({ length: count }, (_, index): Staff => {
      const known = named[index];
      return known ?? { id: `E${number++}`, name: nameOf(), department, roles: ["employee"] };
    });
    return withCareers(all, chance);
  });
  return made.toSorted((a, b) => Number(a.mentor !== undefined) - Number(b.mentor !== undefined));
};

/** One in ten teaches; whoever came lately has one of them as mentor. */
const withCareers = (all: Staff[], chance: Chance): DemoPerson[] => {
  const mentors = all.filter(({ as, roles }, index) => as === undefined && roles.length === 1 && index % 10 === 9);
  return all.map(({ id, name, department, roles, as }) => {
    const isMentor = mentors.some((mentor) => mentor.id === id);
    const isNew = !isMentor && as === undefined && mentors.length > 0 && chance.whole(1, 5) === 1;
    const from = isNew ? dayIn(chance, 2023, 2024) : dayIn(chance, 2008, isMentor ? 2014 : 2022);
    return {
      id,
      name,
      department,
      from,
      attributes: attributesOf(department, isMentor, isNew, chance),
      ...(isNew && { mentor: chance.pick(mentors).id }),
      roles,
      ...(as !== undefined && { as }),
      subject: subjectOf(as ?? id),
    };
  });
};

const workshops = ["机加工车间", "装配车间", "焊接车间", "设备部"];
const skills = ["中级工", "高级工", "高级工", "技师"];

/** Certificates run out; degrees and titles do not. */
const attributesOf = (department: string, isMentor: boolean, isNew: boolean, chance: Chance) => {
  const year = chance.whole(2022, 2024);
  const isWorker = workshops.includes(department);
  const skill = isMentor ? "高级技师" : isNew ? "初级工" : chance.pick(skills);
  return [
    ...(isWorker ? [{ name: "skill", value: skill, from: `${year}-07-01`, until: `${year + 5}-06-30` }] : []),
    ...(isWorker
      ? []
      : [{ name: "education", value: chance.pick(["大专", "本科", "本科", "硕士"]), from: "2020-07-01" }]),
    ...(department === "质量部" && chance.whole(1, 3) === 1
      ? [{ name: "title", value: "工程师", from: `${year}-01-01` }]
      : []),
  ];
};

const dayIn = (chance: Chance, first: number, last: number): string =>
  `${chance.whole(first, last)}-${pad(chance.whole(1, 12))}-${pad(chance.whole(1, 28))}`;

const pad = (value: number): string => String(value).padStart(2, "0");

const surnames =
  "王李张刘陈杨黄赵吴徐孙马朱胡郭何高罗郑梁谢宋唐韩冯于董萧曹袁邓傅曾彭吕苏卢蒋蔡丁魏薛叶余潘杜戴夏钟汪田任姜范石姚谭邹熊";
const givenNames =
  "建国 志强 秀英 海涛 丽华 文博 雨桐 国栋 春梅 子轩 立新 桂芳 晓东 佳怡 伟民 红霞 永康 思远 玉兰 振华 梦洁 家豪 淑珍 学军 婷婷 俊杰 爱华 德胜 欣然 光明 美玲 志远 慧敏 少华 金凤 浩然 彩云 卫东 静怡 长青".split(
    " ",
  );

/** No two of the enterprise have one name. */
const namesBy = (chance: Chance): (() => string) => {
  const all = [...surnames].flatMap((surname) => givenNames.map((given) => surname + given));
  const shuffled = chance.shuffle(all);
  return () => shuffled.pop() as string;
};
