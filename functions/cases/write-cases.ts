// What can be done with a case of any kind: it is written, changed, agreed to, submitted, withdrawn, and goes the steps that its kind has.
import type { Access } from "../../domain/access/access.ts";
import { endLeftBehind } from "../../domain/awards/left-behind.ts";
import { agreeToWeight } from "../../domain/cases/authors.ts";
import { reach } from "../../domain/cases/case.ts";
import { changeCase, draftCase, type Written } from "../../domain/cases/draft-case.ts";
import type { CaseKind, CaseStep, LoadedCase } from "../../domain/cases/kind.ts";
import { caseKinds } from "../../domain/cases/kinds.ts";
import { apartIn, caseReaders } from "../../domain/cases/seen.ts";
import { withReasons } from "../../domain/cases/shapes.ts";
import { fileCase, rulingDay, whatIsFiled } from "../../domain/cases/submit-case.ts";
import { isTaught } from "../../domain/cases/taught.ts";
import { statesWithAuthors } from "../../domain/cases/transitions.ts";
import type { Case, Filing } from "../../domain/records/cases.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { loadMentorsByAgreement } from "../agreements/mentors.ts";
import { loadLatest } from "../awards/load-award.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, caseChangeShape, caseShape, newCaseShape, submissionShape } from "../shapes/cases.ts";
import { idOf, newId } from "../store/ids.ts";
import { listPage, load, loadCase } from "../store/load.ts";
import { wordsFor } from "./case-words.ts";
import { findAlike, loadLessons, loadSimilar } from "./find-similar.ts";
import { loadForStep, loadKnown } from "./load-known.ts";
import { loadRule } from "./load-rule.ts";
import { decided, deedOf, openCase } from "./open-case.ts";
import { checkWritten, loadAuthors } from "./write-case.ts";

type Row = Pick<Operation, "id" | "path" | "access" | "summary" | "description" | "handler"> & {
  schema: NonNullable<Operation["request"]>["schema"];
  means?: Operation["answer"]["means"];
} & Partial<Pick<Operation, "method" | "creates" | "ifMatch">>;

const rowOf = (kind: CaseKind, { schema, means, ...row }: Row): Operation => ({
  method: "POST",
  ...row,
  madeBy: { file: "cases/write-cases", list: "caseWrites" },
  capability: "cases",
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema },
  answer: {
    type: "application/json",
    // Made only for the description: a function that starts has no time for it.
    get schema() {
      return caseShape(kind);
    },
    means: means ?? { zh: kind.title.zh, en: `The ${kind.title.en}` },
  },
  // What is created names no record in its address; in some kinds it does in what is sent.
  refusals:
    row.creates && !kind.too?.needs?.includes("about")
      ? [400, 401, 403, 409, 413, 415, 422, 503]
      : [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
});

const pathOf = ({ plural, kind }: CaseKind, part = ""): `/${string}` => `/v1/${plural}/{${kind}}${part}`;

const createCase = (kind: CaseKind): Operation => {
  const id = `create-${kind.kind}`;
  const access: Access = { to: ["employee"] };
  const schema = newCaseShape(kind);
  const handler = serveWrite({ id, access, body: schema }, async (asked) => {
    const { authors = [{ person: asked.caller.person, weight: 1 }] } = asked.body;
    const deed = deedOf(asked);
    const checked = await checkWritten(asked, { ...asked.body, authors }, { kind, deed });
    if (!checked.ok) return checked;
    const caseId = newId(asked.now);
    const written: Written = {
      title: asked.body.title,
      texts: {},
      authors,
      policy: undefined,
      evidence: [],
      ...checked.value.written,
    };
    const { holds } = checked.value;
    const draft = draftCase(kind.kind, caseId, written, deed);
    return accept({ ...decided(asked, [draft], { holds }), created: `/v1/${kind.plural}/${caseId}` });
  });
  return rowOf(kind, {
    id,
    path: `/v1/${kind.plural}`,
    access,
    schema,
    handler,
    creates: true,
    ...wordsFor(kind).create,
  });
};

const changeCaseOf = (kind: CaseKind): Operation => {
  const id = `change-${kind.kind}`;
  const access: Access = { to: ["employee:proposer"], seenBy: caseReaders, from: statesWithAuthors(kind) };
  const schema = caseChangeShape(kind);
  const handler = serveWrite({ id, access, body: schema, ifMatch: true }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { of, deed } = opened.value;
    const checked = await checkWritten(asked, asked.body, { kind, deed, before: of });
    if (!checked.ok) return checked;
    const { written, holds } = checked.value;
    return accept(decided(asked, [changeCase(of, written, deed)], { holds }));
  });
  const words = wordsFor(kind).change;
  return rowOf(kind, { id, method: "PATCH", path: pathOf(kind), access, schema, handler, ifMatch: true, ...words });
};

const agreeToCase = (kind: CaseKind): Operation => {
  const id = `agree-to-${kind.kind}`;
  const access: Access = { to: ["employee:author"], seenBy: caseReaders, from: statesWithAuthors(kind) };
  const handler = serveWrite({ id, access, body: agreementShape }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const outcome = agreeToWeight(opened.value.of, asked.body, opened.value.deed);
    return outcome.ok ? accept(decided(asked, [outcome.value])) : outcome;
  });
  const words = wordsFor(kind).agree;
  return rowOf(kind, { id, path: pathOf(kind, "/agreements"), access, schema: agreementShape, handler, ...words });
};

const submitCaseOf = (kind: CaseKind): Operation => {
  const id = `submit-${kind.kind}`;
  // A second submission is told that it is one, so the states are judged with the rest.
  const access: Access = { to: ["employee:proposer"], seenBy: caseReaders };
  const handler = serveWrite({ id, access, body: submissionShape }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { of, deed } = opened.value;
    const { policy, authors } = of.body;
    const loaded = await loadKnown(kind.filing?.needs, { asked, of });
    if (!loaded.ok) return loaded;
    const facts = asked.body.facts ?? {};
    const keys = whatIsFiled(of, facts);
    const [people, teaching, rule, filing, filedAs, alike, lessons] = await Promise.all([
      loadAuthors(asked.tenant, authors),
      loadMentorsByAgreement(
        asked.tenant,
        authors.map(({ person }) => person),
        asked.today,
      ),
      policy && loadRule(asked.tenant, policy, rulingDay(of.body, deed)),
      loadFiling(asked.tenant, of, keys.words),
      keys.as && loadFiling(asked.tenant, of, keys.as),
      findAlike(asked.tenant, of),
      findLessons(asked.tenant, of),
    ]);
    const scheme = rule?.scheme;
    const outcome = fileCase(
      { of, facts, people, teaching: teaching.mentors, scheme, filing, filedAs, alike, lessons, deed },
      loaded.value.known,
    );
    if (!outcome.ok) return outcome;
    const { changes } = outcome.value;
    const holds = [
      ...loaded.value.holds,
      ...outcome.value.holds,
      ...(rule?.holds ?? []),
      ...teaching.holds,
      ...people.map(({ kind: named, id: who, version }) => ({ kind: named, id: who, version })),
    ];
    const [filed] = changes;
    const now = { id: filed.id, body: filed.body as Case };
    const [similar, taught] = await Promise.all([loadSimilar(asked, now), loadLessons(asked, now)]);
    return accept(decided(asked, changes, { holds, similar, lessons: taught }));
  });
  const words = wordsFor(kind).submit;
  return rowOf(kind, { id, path: pathOf(kind, "/submission"), access, schema: submissionShape, handler, ...words });
};

/** The same makes the same id: a second one cannot be written. */
const loadFiling = async (tenant: string, of: LoadedCase, key: readonly string[]) => {
  const id = idOf("filing", of.body.kind, ...key);
  const filing = await load<Filing>(tenant, "filing", id);
  const first = filing && (await loadCase(tenant, filing.body.case));
  if (!filing || !first) return { id };
  const movedOn = ![first.body.filing, first.body.filedAs].includes(id);
  return { id, first: { filing, state: first.body.state, movedOn } };
};

/** What was learned from the like, for whoever tries it again. */
const findLessons = async (tenant: string, of: LoadedCase) => {
  const teaching = caseKinds.filter(({ kind, teaches }) => teaches !== undefined && kind !== of.body.kind);
  // Looking for what is alike asks many lists; where nothing was learned yet, one answers.
  if ((await listPage(tenant, "lessons", { limit: 1 })).length === 0) return [];
  const alike = await Promise.all(teaching.map(({ kind }) => findAlike(tenant, of, kind)));
  return alike.flat().filter(({ other }) => isTaught(other.body));
};

const withdrawCase = (kind: CaseKind): Operation => {
  const id = `withdraw-${kind.kind}`;
  const access: Access = { to: ["employee:proposer"], seenBy: caseReaders, from: kind.withdrawnFrom };
  const handler = serveWrite({ id, access, body: withReasons }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { of, deed } = opened.value;
    const refused = kind.refusesWithdrawal?.(of.body);
    if (refused) return refuseAll([refused]);
    const withdrawn = changed(of, reach(of.body, "withdrawn", deed, asked.body.reasons));
    return accept(decided(asked, [withdrawn, ...endLeftBehind([withdrawn], await loadLatest(asked.tenant, of), deed)]));
  });
  const words = wordsFor(kind).withdraw;
  return rowOf(kind, { id, path: pathOf(kind, "/withdrawal"), access, schema: withReasons, handler, ...words });
};

const stepOf = (kind: CaseKind, step: CaseStep): Operation => {
  const { id, to, from, body: schema, summary, description } = step;
  const apart = apartIn(kind, step);
  const access: Access = { to, seenBy: caseReaders, from, ...(apart.length > 0 && { apart }) };
  const handler = serveWrite({ id, access, body: schema }, async (asked) => {
    const opened = await openCase(asked, kind);
    if (!opened.ok) return opened;
    const { of, deed, acting } = opened.value;
    const loaded = await loadForStep(step, { asked, of, sent: asked.body });
    if (!loaded.ok) return loaded;
    const { known } = loaded.value;
    const outcome = step.decide({ of, sent: asked.body, deed, known, newId: newId(asked.now) });
    if (!outcome.ok) return outcome;
    const { changes, postings, frees = [] } = outcome.value;
    const holds = [...loaded.value.holds, ...(outcome.value.holds ?? [])];
    const budgets = frees.map(({ year, fen }) => ({ budget: year, does: "release", fen }) as const);
    const [first, ...more] = changes;
    const ended = endLeftBehind(changes, await loadLatest(asked.tenant, of), deed);
    return accept(
      decided(asked, [first, ...more, ...ended], { acting, holds, budgets, ...(postings && { postings }) }),
    );
  });
  return rowOf(kind, { id, path: pathOf(kind, `/${step.path}`), access, schema, handler, summary, description });
};

export const caseWrites: readonly Operation[] = caseKinds.flatMap((kind) => [
  createCase(kind),
  changeCaseOf(kind),
  ...(kind.alone ? [] : [agreeToCase(kind)]),
  submitCaseOf(kind),
  withdrawCase(kind),
  ...kind.steps.map((step) => stepOf(kind, step)),
]);
