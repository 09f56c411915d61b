// How the refusals of projects and their juries are worded: who can judge, which marks are in, how a rate is set, which stages are left.
import type { Wording } from "../words.ts";

export const projectWording = {
  "juror-conflict": ({ name, wanted }) => ({
    zh: `${name} ${wanted}，不能担任评委；请换一人`,
    en: `${name} ${wanted} and cannot be a juror; name someone else`,
  }),
  "juror-role-missing": ({ name }) => ({
    zh: `${name} 没有评委角色；请管理员授予 juror，或换一人`,
    en: `${name} is no juror; an admin can give the role juror, or name someone else`,
  }),
  "marks-in": ({ name }) => ({
    zh: `${name} 已交评分，本轮评委不能更换；需要更换时先重新评分`,
    en: `${name} has given marks, so this round keeps its jury; begin another round to change it`,
  }),
  "marked-already": ({ name }) => ({
    zh: `${name} 本轮已交评分，不能再改`,
    en: `${name} has given marks in this round; they stay as they are`,
  }),
  "no-jury": ({ name }) => ({
    zh: `方案 ${name} 不由评委评分；比例用 vote 登记议定结果，或直接用 rate 确定`,
    en: `The scheme ${name} asks no jury; record the vote, or fix the rate as it is`,
  }),
  "no-vote": ({ name }) => ({
    zh: `方案 ${name} 不由评审会议定比例；请安排评委评分，或直接用 rate 确定`,
    en: `The scheme ${name} takes no vote; seat a jury, or fix the rate as it is`,
  }),
  "rate-not-ready": ({ name }) => ({
    zh: `比例由${name}得出，须先有其结果`,
    en: `The rate comes from ${name}, which has to be there first`,
  }),
  "stages-ahead": ({ name }) => ({
    zh: `以下阶段尚未放行：${name}；只剩最后阶段时才能核实实际价值`,
    en: `These stages are not released yet: ${name}; the real value is verified when only the last one is left`,
  }),
} satisfies Wording;
