// POST /v1/<kinds>/{<kind>}/awards: calculates what a case earns and puts it before an approver; one row for each kind of case that earns money.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { unevenPerson } from "../../domain/awards/granted.ts";
import { endsInTrueUp, paidBeforeFen } from "../../domain/awards/paid-before.ts";
import { proposeAward } from "../../domain/awards/propose.ts";
import type { CaseKind } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import type { FactEntry } from "../../domain/records/cases.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { chinaYear, writeMoment } from "../../domain/values/moment.ts";
import { findCase } from "../cases/open-case.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { moneyShape } from "../shapes/records.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { loadGranted, loadLatest, loadPersonYears } from "./load-award.ts";

const bodyShape = z.strictObject({ chosenPay: z.optional(moneyShape) });

const proposeFor = (kind: CaseKind, states: readonly string[]): Operation => {
  const id = `propose-${kind.kind}-award`;
  const access: Access = {
    to: ["hr"],
    seenBy: ["reviewer", "finance", "approver", "auditor", "employee:author"],
    apart: ["author", "mentor"],
    from: states,
  };
  const handler = serveWrite({ id, access, body: bodyShape }, async (asked) => {
    const of = await findCase(asked, kind);
    if (!of) return unknownId();
    const may = await asked.may(caseSubject(of.body));
    if (!may.ok) return may;
    const { policy, authors, state, awardedFen } = of.body;
    const refused = kind.awards?.refuses?.(of.body);
    if (refused) return refuseAll([refused]);
    const instead = kind.awards?.withoutScheme;
    if (!policy) return refuseAll([refuse("earns-nothing", "", { name: of.id, ...(instead && { wanted: instead }) })]);
    const loaded = await loadPublishedPolicy(asked.tenant, { id: policy.id, on: policy.day ?? asked.today });
    if (!loaded.ok) return loaded;
    const now = writeMoment(asked.now);
    const year = chinaYear(asked.now);
    const by = { person: asked.caller.person, ...(may.value.for !== undefined && { for: may.value.for }) };
    const latest = await loadLatest(asked.tenant, of);
    const chosenPay: FactEntry | undefined =
      asked.body.chosenPay === undefined
        ? undefined
        : { value: asked.body.chosenPay, source: "hr", by: by.person, at: now };
    const granted = await loadGranted(asked.tenant, of);
    const isCompared = awardedFen > 0 && !endsInTrueUp(of.body);
    const uneven = isCompared ? unevenPerson(granted, authors, paidBeforeFen(of.body, granted, [])) : undefined;
    if (uneven !== undefined) return refuseAll([refuse("uneven-before", "", { name: uneven })]);
    const outcome = proposeAward({
      of,
      granted,
      policy: { compiled: loaded.value.policy, version: loaded.value.version },
      personYears: await loadPersonYears(
        asked.tenant,
        authors.map(({ person }) => person),
        year,
      ),
      open: latest?.body.state === "proposed" ? latest : undefined,
      chosen: chosenPay === undefined ? {} : { chosenPay },
      by,
      now,
      year,
    });
    if (!outcome.ok) return outcome;
    const { id: award, changes, award: body } = outcome.value;
    return accept({
      write: { changes, holds: [loaded.value.record], note: { case: of.id, state } },
      acting: may.value,
      answer: showAward({ id: award, version: 1, body }),
      version: 1,
      created: `/v1/awards/${award}`,
    });
  });
  const { zh, en } = kind.title;
  return {
    id,
    method: "POST",
    path: `/v1/${kind.plural}/{${kind.kind}}/awards`,
    madeBy: { file: "awards/propose-awards", list: "awardProposals" },
    capability: "money",
    access,
    summary: { zh: `为${zh}提出核定`, en: `Propose an award for a ${en}` },
    description: {
      zh: "按提交之日有效的制度，用已核实的事实计算，并保存事实、来源和每一步。已核定过的再次提出即为重新核定：只补差额（paidBefore）。等待审批中的旧提案由新提案取代。制度给出金额范围时须填 chosenPay。",
      en: "Calculates by the policy in force on the day of submission, from the facts that were verified, and keeps the facts, where each came from, and every step. Where there is an award already it is a re-grading, which pays only the difference (`paidBefore`). A proposal that still waits is replaced. `chosenPay` is given where the policy leaves a range.",
    },
    request: { types: ["application/json"], limitBytes: oneMebibyte, schema: bodyShape },
    answer: {
      type: "application/json",
      schema: awardShape,
      means: { zh: "待审批的核定", en: "The award, waiting for approval" },
    },
    creates: true,
    refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
    examples: [],
    handler,
  };
};

export const awardProposals: readonly Operation[] = caseKinds.flatMap((kind) =>
  kind.awards ? [proposeFor(kind, Object.keys(kind.awards.from))] : [],
);
