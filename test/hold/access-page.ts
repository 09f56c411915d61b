// Writes the page of who may do what from the rows of the operations.
import { relationWords } from "../../domain/access/access.ts";
import { type Role, roles } from "../../domain/access/roles.ts";
import type { Capability, Operation } from "../../functions/http/operation.ts";
import { type Right, recordOperations, rightOf } from "./access-rows.ts";

const roleWords: Record<Role, { zh: string; en: string }> = {
  employee: { zh: "员工", en: "files cases, sees what concerns themself" },
  reviewer: { zh: "评审", en: "reviews cases, accepts stages and results" },
  juror: { zh: "评委", en: "marks what they have a seat for; a seat is personal" },
  finance: { zh: "财务", en: "verifies benefits and values, keeps the budget" },
  hr: { zh: "人事（制单）", en: "keeps people and agreements, proposes awards, computes allowances, makes runs" },
  approver: { zh: "审批", en: "approves awards and runs, takes back" },
  cashier: { zh: "出纳", en: "releases runs, brings the bank's answer" },
  auditor: { zh: "审计", en: "reads everything of the enterprise, writes nothing but exports" },
  admin: { zh: "管理员", en: "keeps people, rights and policies; decides no money" },
  alliance: { zh: "联盟", en: "sees totals of the alliance and no one's records" },
};

const marks: Record<Right, string> = { may: "●", own: "○", sees: "·", none: "" };

const areas: [Capability[], string][] = [
  [["people"], "People and rights 人员与权限"],
  [["policies"], "Policies 制度"],
  [["cases"], "Cases 事项"],
  [["money"], "Awards, allowances, budgets and runs 核定、津贴、基金与发放"],
  [["files"], "Files 文件"],
  [["read"], "Looking things up 查询"],
];

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

const table = (operations: readonly Operation[]): string =>
  line(["operation 操作", ...roles]) +
  line(["---", ...roles.map(() => ":-:")]) +
  operations
    .map((operation) =>
      line([
        `${operation.summary.zh}<br>${operation.summary.en} \`${operation.id}\``,
        ...roles.map((role) => marks[rightOf(operation, role)]),
      ]),
    )
    .join("");

const separations = (): string => {
  const rows = recordOperations.flatMap(({ id, summary, access }) => {
    if (typeof access.to === "string" || access.apart === undefined) return [];
    const names = (language: "zh" | "en"): string =>
      (access.apart ?? []).map((relation) => relationWords[relation][language]).join(language === "zh" ? "、" : ", ");
    return [line([`${summary.zh}<br>${summary.en} \`${id}\``, `${names("zh")}<br>${names("en")}`])];
  });
  return line(["operation 操作", "never by 不得由其办理"]) + line(["---", "---"]) + rows.join("");
};

export const accessPage = (): string => `# Who may do what 谁可以做什么

Made from the rows of the operations; \`npx vitest run test/hold/access.test.ts -u\` writes it anew. 本页由各操作的定义生成。

● may 可以 · ○ only what is theirs: as author, proposer, or the person concerned 仅限与本人有关的 · \`·\` knows of it and is refused (403) 知道其存在，但被拒绝 (403).
Everywhere else a role is refused with 403 before anything is looked up. A record that is not theirs to know of answers like an id that does not exist (404),
and so does everything of another enterprise. 其余一律 403；无权知晓的记录与不存在的编号回答相同 (404)，其他企业的记录也是如此。

## Roles 角色

A person may have several roles; an auditor has no other. 一人可有多个角色；审计不兼任其他角色。

${line(["role", "角色", "what for"])}${line(["---", "---", "---"])}${roles.map((role) => line([role, roleWords[role].zh, roleWords[role].en])).join("")}
${areas.map(([capabilities, title]) => `## ${title}\n\n${table(recordOperations.filter(({ capability }) => capabilities.includes(capability)))}`).join("\n")}
## Kept apart 职责分离

By natural person, whatever roles and logins they have; whoever stands in for someone counts as both. The refusal names who could act instead.
按自然人判断，与其角色和账号无关；代理人与被代理人同样受限。拒绝时会写明可由谁办理。

${separations()}
Beyond the table 此外:

- Each approval of an award is another person's; whether one or two are needed is the enterprise's to say, and fewer need two admins.
  每次审批须为不同的人；需一人还是两人由企业决定，减少人数须两名管理员。
- No admin changes their own rights; another one does. 管理员不能更改本人的权限，由另一名管理员办理。
- A bank account is entered by its owner or by HR; that of someone in HR by a colleague. 银行账号由本人或人事登记；人事人员的由同事登记。
- What a role may do is asked again in the transaction that writes: a role that was taken away does not write once more.
  写入时在同一事务中再次核对角色：角色一经收回，立即不能写入。

## The smallest staff that works 最少需要几个人

Three people, and those who file suggestions; a jury needs others. 除提建议的员工外，三个人即可；评委另须有人：

| person 人 | roles 角色 | does 办理 |
| --- | --- | --- |
| 1 | admin, hr | writes policies, proposes awards, makes runs 起草制度、提出核定、制作批次 |
| 2 | admin, reviewer, approver | publishes policies, reviews, approves awards and runs 公布制度、评审、审批核定与批次 |
| 3 | finance, cashier | keeps the budget, verifies benefits, releases runs and brings the bank's answer 管理基金、核实效益、放行批次并登记回执 |

Two admins, since neither can give roles to themself. An auditor is a fourth person. When one of the three is an author of a suggestion or mentors one, someone
else has to have their role for it: more than three is better. A test brings a suggestion all the way with these three.
管理员须两名，因为不能给自己授权；审计为第四人。三人之中有人是建议人或其师傅时，须由其他人担任相应角色，因此多于三人更好。
`;
