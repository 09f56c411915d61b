// How the refusals of cases are worded: who agreed, which rule, which facts, which days.
import type { Wording } from "../words.ts";

export const caseWording = {
  "text-too-long": ({ wanted }) => ({
    zh: `文字过长，最多 ${wanted} 个字符`,
    en: `This text is too long; write at most ${wanted} characters`,
  }),
  "link-invalid": ({ given }) => ({
    zh: `${given} 不是链接：应以 https:// 或 http:// 开头，不含空格`,
    en: `${given} is not a link: begin with https:// or http:// and leave out spaces`,
  }),
  "proposer-not-author": ({ name }) => ({
    zh: `提出人 ${name} 须在建议人之中；不参与的人请由建议人自己提出`,
    en: `${name} proposes this and must be among the authors; one of the authors can propose it instead`,
  }),
  "author-not-employed": ({ name, wanted }) => ({
    zh: `${name} 在 ${wanted} 不是本企业员工；请核对编号`,
    en: `${name} is not employed here on ${wanted}; check the id`,
  }),
  "authors-not-agreed": ({ name }) => ({
    zh: `尚未同意所占权重：${name}；全部参与人同意后才能提交`,
    en: `Not agreed to their weights yet: ${name}; it can be submitted once every author has`,
  }),
  "weights-changed": ({ given, wanted }) => ({
    zh: `权重已更改：现为 ${wanted}，而非 ${given}；请重新查看后再答复`,
    en: `The weights were changed: it is ${wanted} now, not ${given}; look again before you answer`,
  }),
  "scheme-unclear": ({ name, wanted }) => ({
    zh:
      wanted === undefined
        ? `目前没有可用于${name}的有效方案；请先发布制度`
        : `无法确定适用哪个方案；请写明 policy 和 scheme，可用：${wanted}`,
    en:
      wanted === undefined
        ? `No scheme in force can reward a ${name}; publish a policy first`
        : `Which scheme is meant is not clear; write policy and scheme, one of ${wanted}`,
  }),
  "scheme-does-not-fit": ({ name, wanted }) => ({
    zh: `方案 ${name} 不能用于${wanted}；请另选方案`,
    en: `The scheme ${name} cannot reward a ${wanted}; choose another scheme`,
  }),
  "earns-nothing": ({ name, wanted }) => ({
    zh: `${name} 没有适用的奖励方案，不能提出核定${wanted === undefined ? "" : `；${wanted}`}`,
    en: `${name} is filed under no scheme and earns no money${wanted === undefined ? "" : `; ${wanted}`}`,
  }),
  "scheme-stays": ({ name }) => ({
    zh: `已适用方案 ${name}：提出人写明的、已据以核定的方案，评议时不能另选；请删去 policy 和 scheme`,
    en: `It stands under ${name}, which its authors chose or an award was calculated by; leave policy and scheme out`,
  }),
  "verdict-too-late": ({ given, wanted }) => ({
    zh: `已经有了结论或核定，不能再作 ${given}；只能作 ${wanted} 以更正，要收回奖励请撤销或追回核定`,
    en: `It is decided or awarded already, too late for ${given}; correct it by ${wanted}, or cancel or reverse the award`,
  }),
  "brings-nothing": () => ({
    zh: "没有写明提名要带来什么：请写 policy 和 scheme、promotion 或 patent",
    en: "It does not say what the nomination is to bring; write policy and scheme, promotion or patent",
  }),
  "promotion-too-early": ({ given, wanted }) => ({
    zh: `${given} 过早：经提名记入的属性最早从 ${wanted} 起；更早的请由人力资源核对证书后直接记入人员档案`,
    en: `${given} is too long ago: what a nomination gives holds from ${wanted} at the earliest; for an earlier day HR checks the certificate and enters it in the person's record`,
  }),
  "statement-unconfirmed": ({ name, given }) => ({
    zh: `${name} 是提名时填写的：${given}；请对照证书，认可时在 ${name} 中写明${name === "promotion" ? "此值以确认，或写明正确的值" : "此值，以确认确是另一成果"}`,
    en: `${name} was stated by its proposer: ${given}; compare it with the certificate, and to accept, write it in ${name}: ${name === "promotion" ? "this to confirm it, or the right one" : "as it is, to confirm that this is another result"}`,
  }),
  "result-nominated": ({ name }) => ({
    zh: `同一成果已由 ${name} 提名，只奖励一次；确是另一成果的，请在 otherThan 中写明该编号后再提交（同一专利除外）`,
    en: `The same result is nominated already, as ${name}, and is rewarded once; for another result, name that one in otherThan and submit again (a patent stays one)`,
  }),
  "attributes-full": ({ name, wanted }) => ({
    zh: `${name} 已有 ${wanted} 项属性，记不下更多；请先由人力资源清理其档案中过期的属性`,
    en: `${name} has ${wanted} attributes already and there is room for no more; HR first clears out of the record what is long past`,
  }),
  "failure-standing": ({ name }) => ({
    zh: `该事项的失败已在评议，见 ${name}；同一次失败只评议一次`,
    en: `Its failure is reviewed already, as ${name}; one failure is reviewed once`,
  }),
  "about-goes-on": ({ name }) => ({
    zh: `${name} 没有失败：仍在进行，或已给予奖励；项目请先予终止，已奖励的不能再作为失败奖励`,
    en: `${name} has not failed: it goes on, or is rewarded; end a project first, and what is rewarded is not rewarded as a failure as well`,
  }),
  "evidence-missing": () => ({
    zh: "没有证书等证明，不能认可；请退回，由提名人在 evidence 中补充链接",
    en: "There is no certificate or other evidence to accept it by; return it, and its proposer adds a link in evidence",
  }),
  "award-comes-first": ({ name }) => ({
    zh: `适用方案 ${name}：请先提出并批准奖励核定，再予确认`,
    en: `It is rewarded by ${name}: its award is proposed and approved first, and then it is confirmed`,
  }),
  "panel-not-apart": ({ name }) => ({
    zh: `${name} 是当事人或其师傅，不能参加评议小组；请换一人`,
    en: `${name} is an author of it or mentors one and cannot sit on the panel; name someone else`,
  }),
  "opened-by-failure": ({ name }) => ({
    zh: `本评议因 ${name} 失败而启动，不能撤回，也不能改为评议别的事项`,
    en: `This review was opened because ${name} failed; it is held in any case, and stays about that one`,
  }),
  "only-when-diligent": () => ({
    zh: "只有评议结论为勤勉尽责的失败才能奖励；其他的请予以办结",
    en: "Only a failure that was found diligent can be awarded; close this one instead",
  }),
  "stage-not-settled": ({ name }) => ({
    zh: `最后阶段 ${name} 按实际价值结算：请先由财务核实实际价值，再提出并批准补差核定`,
    en: `The last stage, ${name}, is settled by the real value: finance verifies it first, and an award of the difference is approved`,
  }),
  "no-policy-in-force": ({ name, given }) => ({
    zh: `${given} 没有有效的 ${name}；请另选制度和方案，或待其施行后提交`,
    en: `${name} is not in force on ${given}; choose another policy and scheme, or submit it once it is in force`,
  }),
  "duplicate-submission": ({ name }) => ({
    zh: `相同内容已由本人提交，见 ${name}；不再重复登记`,
    en: `You have submitted the same words already, as ${name}; they are filed once`,
  }),
  "fact-not-yours": ({ name, wanted }) => ({
    zh: `事实 ${name} 不能在此填写；由${wanted}填写`,
    en: `The fact ${name} cannot be entered here; it is entered by ${wanted}`,
  }),
  "facts-unconfirmed": ({ name, given }) => ({
    zh: `事实 ${name} 为 ${given}，是提出人一方自己填的；评审认可时请在 facts 中写明此值以确认，或写明正确的值`,
    en: `The authors stated ${name} as ${given} themselves; to accept, write it in facts: this value to confirm it, or the right one`,
  }),
  "facts-only-on-acceptance": () => ({
    zh: "只有认可时才能更正事实；退回或不予认可时请删去 facts",
    en: "Facts are corrected only when a case is accepted; remove facts to decline or return it",
  }),
  "day-in-future": ({ given, wanted }) => ({
    zh: `${given} 尚未到来；最晚为今天 ${wanted}`,
    en: `${given} has not come yet; write ${wanted}, today, or a day before`,
  }),
  "day-too-early": ({ given, wanted }) => ({
    zh: `${given} 早于实施之日；最早为 ${wanted}`,
    en: `${given} is before it was put to work; write ${wanted} or later`,
  }),
  "span-too-short": ({ given, wanted }) => ({
    zh: `已发放过预奖，须按实际效益核实满 ${wanted} 个月；所填期间只满 ${given} 个月`,
    en: `It was rewarded in advance, so its real benefit is verified for ${wanted} whole months; this span has ${given}`,
  }),
  "measured-otherwise": ({ wanted }) => ({
    zh: `这份建议的效果不在此办理：${wanted}`,
    en: `What this suggestion brings is not settled here: ${wanted}`,
  }),
  "benefit-is-fact": ({ name }) => ({
    zh: `方案就按效益金额 ${name} 计奖：请写在 facts 的 ${name} 中，不另写 benefit`,
    en: `The scheme itself pays by a sum of money: write it as ${name} in facts, and leave benefit out`,
  }),
  "nothing-new": () => ({
    zh: "与现有的核实结果完全相同（事实、期间、金额、说明），没有更正；请写明要更正的，或直接提出核定",
    en: "This is what stands verified already, with the same facts, span, sum and note; write what is to be mended, or go on to the award",
  }),
  "nothing-to-object-to": ({ name, wanted }) => ({
    zh: `${name} 没有可以异议的这一决定：可异议的是未采纳、未通过（不写 award），或已批准、退回、撤销的核定（award 写编号${wanted === undefined ? "，目前没有" : `：${wanted}`}）`,
    en: `${name} has no such decision to object to: that it was declined (without award), or an award that was approved, refused or cancelled (its number in award${wanted === undefined ? "; there is none" : `: ${wanted}`})`,
  }),
  "no-such-calculation": ({ name, given, wanted }) => ({
    zh: `津贴 ${name} 没有第 ${given} 次计算；有：${wanted}`,
    en: `The allowance ${name} has no calculation ${given}; it has: ${wanted}`,
  }),
  "calculation-not-anew": ({ given, wanted }) => ({
    zh: `第 ${given} 次计算之后还没有新的计算：请先更正所依据的属性或协议，再重新计算 ${wanted}，然后答复`,
    en: `Nothing was calculated since calculation ${given}: correct the attributes or agreements that it follows from, compute ${wanted} again, then answer`,
  }),
  "objection-open": ({ name }) => ({
    zh: `您已对此提出异议 ${name}；答复之后才能再提`,
    en: `You have objected to this already, as ${name}; object again once it is answered`,
  }),
  "recalculation-missing": ({ wanted }) => ({
    zh:
      wanted === undefined
        ? "异议提出之后还没有新的核定：请先由财务重新核实，再重新提出核定并获批准，然后在 award 中写明其编号"
        : `请在 award 中写明异议提出之后批准的核定编号：${wanted}`,
    en:
      wanted === undefined
        ? "There is no new award since the objection: finance verifies again, an award is proposed anew and approved, then name it here by number"
        : `Name the award that was approved since the objection by its number: ${wanted}`,
  }),
} satisfies Wording;
