// The invariants of decisions: different people propose, approve and gain, and every amount comes out again when it is calculated anew.
import { calculate } from "../calculation/answer.ts";
import { compilePolicy } from "../calculation/compile.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Sha256Hex } from "../policy/digest.ts";
import type { Award } from "../records/awards.ts";
import { type PolicyVersion, versionId } from "../records/policies.ts";
import type { Body, Loaded } from "../records/record.ts";
import type { Run } from "../records/runs.ts";
import { type Break, broken } from "./break.ts";
import { ofKind } from "./check-money.ts";
import type { Stored } from "./check-records.ts";

export const checkDecisions = (stored: Stored, sha256Hex: Sha256Hex): Break[] => {
  const versions = new Map(ofKind<PolicyVersion>(stored, "policy-version").map((record) => [record.id, record.body]));
  const compiled = new Map([...versions].map(([id, { document }]) => [id, compilePolicy(document, sha256Hex)]));
  return [
    ...ofKind<Award>(stored, "award").flatMap((award) => [
      ...checkHands(award),
      ...recalculate(award, compiled.get(versionId(award.body.policy.id, award.body.policy.version))),
    ]),
    ...ofKind<Run>(stored, "run").flatMap(checkRunHands),
    ...[...versions].flatMap(([id, { authors, publishedBy, digest }]) => {
      const policy = compiled.get(id);
      return [
        ...(authors.includes(publishedBy)
          ? [
              broken("I10", `policy-version/${id}`, {
                zh: `起草人 ${publishedBy} 自行公布`,
                en: `its author ${publishedBy} published it`,
              }),
            ]
          : []),
        ...(policy?.ok && policy.value.digest === digest
          ? []
          : [
              broken("I11", `policy-version/${id}`, { zh: "摘要与内容不符", en: "its digest is not that of its text" }),
            ]),
      ];
    }),
  ];
};

const checkHands = ({ id, body }: Loaded<Award, Body>): Break[] => {
  const approvers = body.approvals.map(({ by }) => by);
  const gaining = body.request.shares.map(({ employee }) => employee);
  const wrong = approvers.filter(
    (person, index) => person === body.proposedBy || gaining.includes(person) || approvers.indexOf(person) !== index,
  );
  const unapproved = body.state === "approved" && approvers.length === 0;
  return [
    ...wrong.map((person) =>
      broken("I10", `award/${id}`, { zh: `审批人 ${person} 不应审批`, en: `${person} should not have approved it` }),
    ),
    ...(unapproved ? [broken("I10", `award/${id}`, { zh: "没有审批人", en: "no one approved it" })] : []),
  ];
};

const checkRunHands = ({ id, body }: Loaded<Run, Body>): Break[] => {
  const hands = [body.maker, body.approver, body.cashier].filter((person) => person !== undefined);
  return new Set(hands).size === hands.length
    ? []
    : [
        broken("I10", `run/${id}`, {
          zh: `经手人重复：${hands.join("、")}`,
          en: `the same person acted twice: ${hands.join(", ")}`,
        }),
      ];
};

const recalculate = (
  { id, body }: Loaded<Award, Body>,
  policy: ReturnType<typeof compilePolicy> | undefined,
): Break[] => {
  if (!policy?.ok)
    return [
      broken("I11", `award/${id}`, {
        zh: "找不到可计算的制度版本",
        en: "its policy's version is not there, or does not calculate",
      }),
    ];
  const again = calculate(policy.value, { scheme: body.scheme, trace: "steps", ...body.request }, body.policy.version);
  if (again.ok && canonicalJson(again.value) === canonicalJson(body.answer)) return [];
  const found = again.ok ? again.value.total : (again.refusals[0]?.code ?? "");
  return [
    broken("I11", `award/${id}`, {
      zh: `重算得 ${found}，记录为 ${body.answer.total}`,
      en: `calculated again it is ${found}, recorded is ${body.answer.total}`,
    }),
  ];
};
