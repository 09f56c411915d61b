// How the operations that every kind of case has are described: one set of sentences, with the kind's own name in them.
import type { CaseKind } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import type { Words } from "../../domain/words.ts";

const article = (name: string): string => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

type Said = { summary: Words; description: Words; means: Words };

export const wordsFor = ({ title: { zh, en }, kind, proposer, awards, alone, too }: CaseKind) => {
  const one = article(en);
  const means = { zh, en: `The ${en}` };
  const forOthers = proposer === "anyone";
  const earns = awards !== undefined;
  const people = alone
    ? { zh: "", en: "" }
    : {
        zh: `，以及有关人员和权重（默认只有本人）${forOthers ? "，也可以替他人提出" : ""}；以班组或车间名义提出的写 team`,
        en: `, its authors and their weights (the caller alone unless said otherwise)${forOthers ? ", also on behalf of others" : ""}; \`team\` names a team or workshop in whose name it is filed`,
      };
  const own = { zh: too?.says?.zh ?? "", en: too?.says ? `${too.says.en} ` : "" };
  return {
    create: {
      summary: { zh: `起草${zh}`, en: `Write ${one}` },
      description: {
        zh: `起草一份${zh}：标题和各部分文字${people.zh}。${own.zh}${earns ? "不写 policy 和 scheme 时用唯一可用的方案（合理化建议用企业设定的方案）。" : ""}提交之前只有其本人可见。`,
        en: `Writes ${one}: title and texts${people.en}. ${own.en}${earns ? "Without `policy` and `scheme` it is meant for the only scheme there is, or for suggestions the one that the enterprise has settled. " : ""}Until it is submitted only they see it.`,
      },
      means: { zh: "草稿", en: "The draft" },
    },
    change: {
      summary: { zh: `修改${zh}`, en: `Change ${one}` },
      description: {
        zh: `提出人修改草稿或被退回的；没有写的字段保持不变。${alone ? "" : "人员或权重一有改动，其他人须重新同意。"}`,
        en: `The proposer changes a draft, or what was returned; what is not sent stays as it is.${alone ? "" : " A change of authors or weights asks the other authors to agree again."}`,
      },
      means,
    },
    agree: {
      summary: { zh: `同意${zh}中所占权重`, en: `Agree to a weight in ${one}` },
      description: {
        zh: "对自己的权重表态：weight 与 of 写明所看到的份额（如 3 与 10）；不同意须说明理由，由提出人修改后再征求同意。权重已改动时拒绝，以免同意了没看到的份额。",
        en: "An author answers for their own weight: `weight` and `of` say what they have seen, such as 3 of 10. Who does not agree says why, and the proposer changes it and asks again. Refused where the weights were changed meanwhile.",
      },
      means,
    },
    submit: {
      summary: { zh: `提交${zh}`, en: `Submit ${one}` },
      description: {
        zh: `全部有关人员同意权重且当日在职，方可提交。${earns ? "适用首次提交之日有效的制度版本，该日写入事项，退回后再提交也不改变。facts 为提出人可填的事实，有哪些见 form。" : ""}同一人相同内容只登记一次。与已提交的疑似重复时记在其上（similar，最多 3 条），办理各环节均可见；以往失败的相近教训见 lessons。`,
        en: `Needs every author's agreement and employment on the day. ${earns ? "The version of the policy in force on the day of the first submission rules; that day is written on the case and stays when it is returned and submitted again. `facts` are those that the authors enter, as the form says. " : ""}The same words by the same person are filed once. Likely duplicates that were filed before are kept with it (\`similar\`, at most 3), for all who decide it; \`lessons\` are those of failures that are like it.`,
      },
      means,
    },
    withdraw: {
      summary: { zh: `撤回${zh}`, en: `Withdraw ${one}` },
      description: {
        zh: "提出人撤回，须写理由。撤回后，相同内容可另行提交。",
        en: "The proposer takes it back, and says why. The same words can then be submitted again.",
      },
      means,
    },
    get: {
      summary: { zh: `一份${zh}`, en: `One ${en}` },
      description: {
        zh: "内容、有关人员、经过，以及从何时起、轮到谁办理什么、已等待几天、是否逾期；提交时发现的疑似重复见 similar：编号、相似度、状态、已核定金额，只列可查看的。有关人员及其师傅可见；提交之后，评审、财务、人力资源、审批、审计和管理员可见，评委可见其评审的。",
        en: "Its words, authors and history, and since when it waits, for whom and for what, for how many days, and whether that is too long; in `similar` the likely duplicates found when it was filed, with likeness, state and what they were awarded, as far as the caller may see them. Seen by its authors and their mentors, and once it is submitted by reviewers, finance, HR, approvers, auditors and admins, and by its jurors.",
      },
      means,
    },
    list: {
      summary: { zh: `${zh}列表`, en: `List ${kind}s` },
      description: {
        zh: "可见的，每页 1 至 100 条，默认 50 条。mine=yes 本人的；turn=me 轮到本人办理的；overdue=yes 等待超过企业规定天数或其办理期限（doneBy）的；另可按 state、department 筛选。待办的按等待先后排列，其余新的在前。员工只看到自己的和所带徒弟的。",
        en: "Those that the caller may see, 1 to 100 a page, 50 unless said otherwise. `mine=yes` their own; `turn=me` what waits for them; `overdue=yes` what has waited longer than the enterprise wants, or past its own last day (`doneBy`); also by `state` and `department`. What waits comes in the order of waiting, all else newest first. Employees see their own and those of whom they mentor.",
      },
      means: { zh: "一页", en: "A page" },
    },
    form: {
      summary: { zh: `${zh}所需的事实`, en: `The form of ${one}` },
      description: {
        zh: "适用方案所需的事实：类型、由谁填写或由系统得出、对奖励有何作用、已填写的值及其来源、由谁确认或尚待确认，以及尚缺哪些。草稿按今天有效的版本显示。",
        en: "The facts that its scheme asks for: of which type, entered by whom or worked out, what they do to the award, what is entered, where it came from and who confirmed it or that no one has yet, and what is missing. A draft shows the version in force today.",
      },
      means: { zh: "事实清单", en: "The form" },
    },
    similar: {
      summary: { zh: `疑似重复的${zh}`, en: "Likely duplicates" },
      description: {
        zh: "内容相近的已提交事项，最多 10 条，按相似度（百分比）排列；中文、英文均可。无权查看的只显示相似度和状态。草稿提交之前也可查。",
        en: "Submitted ones that seem to say the same, up to 10, the most alike first, with their likeness in percent; in Chinese or English. Those that the caller may not see show likeness and state only. Works for a draft too.",
      },
      means: { zh: "相近的", en: "What is alike" },
    },
  } satisfies Record<string, Said>;
};

/** The list of cases of all kinds together. */
export const allWords: Said = {
  summary: { zh: "各类事项", en: "List cases of every kind" },
  description: {
    zh: `${caseKinds.map(({ title }) => title.zh).join("、")}合在一张列表，每条的 kind 写明种类，查询条件同各类列表。turn=me 即本人的全部待办，overdue=yes 即全部逾期。`,
    en: `Every ${caseKinds.map(({ title }) => title.en).join(", ")} in one list; \`kind\` says what each is, and the query is that of the lists of one kind. \`turn=me\` is all that waits for the caller, \`overdue=yes\` all that has waited too long.`,
  },
  means: { zh: "一页", en: "A page" },
};
