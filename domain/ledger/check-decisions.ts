// The invariants of decisions: different people propose, approve and gain, and every amount comes out again when it is calculated anew.
import { calculate } from "../calculation/answer.ts";
import { compilePolicy } from "../calculation/compile.ts";
import { kindNamed } from "../cases/kinds.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Sha256Hex } from "../policy/digest.ts";
import type { Award } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import { type PolicyVersion, type PolicyVersions, versionId } from "../records/policies.ts";
import type { Body, Loaded } from "../records/record.ts";
import type { Run } from "../records/runs.ts";
import { type Break, broken } from "./break.ts";
import { ofKind } from "./check-money.ts";
import type { Stored } from "./check-records.ts";
import { handsOf, peopleOf, wrongHand } from "./hands.ts";

type Named<Public extends Body> = Loaded<Public, Body>;

export const checkDecisions = (stored: Stored, sha256Hex: Sha256Hex): Break[] => {
  const versions = new Map(ofKind<PolicyVersion>(stored, "policy-version").map((record) => [record.id, record.body]));
  const compiled = new Map([...versions].map(([id, { document }]) => [id, compilePolicy(document, sha256Hex)]));
  const cases = ofKind<Case>(stored, "case");
  return [
    ...cases.flatMap(checkCaseHands),
    ...ofKind<Award>(stored, "award").flatMap((award) => [
      ...checkAwardHands(award),
      ...recalculate(award, compiled.get(versionId(award.body.policy.id, award.body.policy.version))),
    ]),
    ...ofKind<Run>(stored, "run").flatMap(checkRunHands),
    ...ofKind<PolicyVersions>(stored, "policy").flatMap((policy) => checkListed(policy, versions)),
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

/** Who proposes does not approve, and each approves once. That none of them gains from it is judged by its case at the time. */
const checkAwardHands = ({ id, body }: Named<Award>): Break[] => {
  const at = `award/${id}`;
  const proposers = [body.proposedBy, ...body.history.slice(0, 1).flatMap(handsOf)];
  const hands = body.approvals.flatMap(handsOf);
  return [
    ...hands.flatMap((person, index) => {
      if (proposers.includes(person)) return [wrongHand(at, person, "提出人", "who proposed it")];
      return hands.indexOf(person) === index
        ? []
        : [wrongHand(at, person, "重复审批人", "who had approved it already")];
    }),
    ...(body.history[0]?.by === body.proposedBy
      ? []
      : [wrongHand(at, body.proposedBy, "提出人", "who is not the one that proposed it")]),
    ...(body.state === "approved" && hands.length === 0
      ? [broken("I10", at, { zh: "没有审批人", en: "no one approved it" })]
      : []),
  ];
};

/** Reviewers neither gain nor mentor; whoever verifies the benefit is none of the three. Steps before the last submission were about another team. */
const checkCaseHands = ({ id, body }: Named<Case>): Break[] => {
  const { authors, mentors } = peopleOf(body);
  const { states } = kindNamed(body.kind);
  const filed = body.history.findLastIndex(({ state }) => state === "submitted");
  const steps = body.history.slice(filed + 1);
  const reviewers = new Set<string>();
  const own = steps.flatMap((step) => {
    if (step.did !== undefined) return [];
    const isVerified = step.state === "verified" || step.state === "estimated";
    const isReviewed = states[step.state]?.reviewed === true;
    if (!isVerified && (!isReviewed || step.state === "returned")) return [];
    if (!isVerified) for (const person of handsOf(step)) reviewers.add(person);
    return handsOf(step)
      .filter((person) => authors.has(person) || mentors.has(person) || (isVerified && reviewers.has(person)))
      .map((person) => wrongHand(`case/${id}`, person, "建议人、师傅或评审人", "an author, a mentor or the reviewer"));
  });
  const jurors = (body.jury?.seats ?? []).map(({ juror }) => juror);
  return [
    ...own,
    ...checkAnewHands({ id, body }),
    ...jurors
      .filter((person) => authors.has(person) || mentors.has(person))
      .map((person) => wrongHand(`case/${id}`, person, "评委", "a juror")),
  ];
};

/** An objection is answered, and what it brought back is judged anew, by others than those who decided or who gain. */
const checkAnewHands = ({ id, body }: Pick<Named<Case>, "id" | "body">): Break[] => {
  const { states } = kindNamed(body.kind);
  const begun = body.history.findLastIndex(({ objection }) => objection !== undefined);
  const steps = body.concerned ? body.history : begun < 0 ? [] : body.history.slice(begun + 1);
  const kept = new Set([...(body.deciders ?? []), ...(body.concerned ?? [])]);
  return steps
    .filter(({ state }) => states[state]?.means !== undefined || (body.concerned && states[state]?.reviewed))
    .flatMap(handsOf)
    .filter((person) => kept.has(person))
    .map((person) => wrongHand(`case/${id}`, person, "原决定人或受益人", "who decided it before or gains from it"));
};

/** What rules is found by the list of versions: it names exactly those that were published, with their days and texts. */
const checkListed = ({ id, body }: Named<PolicyVersions>, versions: ReadonlyMap<string, PolicyVersion>): Break[] => {
  const published = [...versions.values()].filter(({ policy }) => policy === id);
  const isListed = published.every(({ version, from, digest }) =>
    body.versions.some((each) => each.version === version && each.from === from && each.digest === digest),
  );
  if (isListed && published.length === body.versions.length) return [];
  return [
    broken("I11", `policy/${id}`, {
      zh: "版本清单与已公布的版本不符",
      en: "its list of versions is not that of what was published",
    }),
  ];
};

/** Whoever made a run, approved it, or released it and brought the bank's answer did only one of the three. */
const checkRunHands = ({ id, body }: Named<Run>): Break[] => {
  const inState = (...states: string[]): string[] =>
    body.history.filter(({ state }) => states.includes(state)).flatMap(handsOf);
  const hands = [
    new Set([body.maker, ...inState("draft", "locked", "computed")]),
    new Set([...(body.approver === undefined ? [] : [body.approver]), ...inState("approved")]),
    new Set([...(body.cashier === undefined ? [] : [body.cashier]), ...inState("released")]),
  ];
  const all = hands.flatMap((group) => [...group]);
  const twice = [...new Set(all.filter((person, index) => all.indexOf(person) !== index))];
  if (twice.length === 0) return [];
  return [
    broken("I10", `run/${id}`, {
      zh: `经手人重复：${twice.join("、")}`,
      en: `the same person acted twice: ${twice.join(", ")}`,
    }),
  ];
};

const recalculate = ({ id, body }: Named<Award>, policy: ReturnType<typeof compilePolicy> | undefined): Break[] => {
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
