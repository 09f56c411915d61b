// Why an award is not approved as it was proposed 核定过时: for other people, from other facts, by another rule, or after something else was awarded in between.
import { kindNamed } from "../cases/kinds.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Award } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import { yearKey } from "../records/person-years.ts";
import type { Approval } from "./approve.ts";
import { takesAwards } from "./left-behind.ts";
import { paidBeforeFen } from "./paid-before.ts";
import { awardedThisYear, fenOf } from "./propose.ts";

/** The people of an award are those of its case, in order and by weight. */
export const sharesAs = ({ authors }: Pick<Case, "authors">, { request }: Pick<Award, "request">): boolean =>
  authors.length === request.shares.length &&
  request.shares.every(({ employee, weight }, index) => {
    const author = authors[index];
    return author?.person === employee && author.weight === weight;
  });

/** What a committee chose is sent with the proposal; all else are facts of the case. */
export const factsAs = ({ facts }: Pick<Case, "facts">, { factsFrom }: Pick<Award, "factsFrom">): boolean => {
  const { chosenPay: _, ...found } = factsFrom;
  return canonicalJson(found) === canonicalJson(facts);
};

/** What the award was calculated from must still be so. The name of what is not. */
export const whyOutdated = ({
  award: { body },
  of,
  replaced,
  granted,
  personYears,
  year,
  policyVersion,
}: Approval): string | undefined => {
  if (body.year !== year) return body.year;
  if (!takesAwards(of.body) || !sharesAs(of.body, body)) return of.id;
  const { policy } = of.body;
  const isSameRule = policy?.id === body.policy.id && policy.scheme === body.scheme;
  if (!isSameRule || body.policy.version !== policyVersion) return body.policy.id;
  if (kindNamed(of.body.kind).awards?.refuses?.(of.body)) return of.id;
  if (!factsAs(of.body, body)) return of.id;
  const gone = replaced.obligations.find((obligation) => obligation.body.state !== "waiting");
  if (gone) return gone.id;
  const beforeFen = paidBeforeFen(of.body, granted, replaced.obligations);
  if (fenOf(body.request.paidBefore ?? "0") !== beforeFen) return of.id;
  return body.request.shares.find(
    ({ employee, paidThisYear }) =>
      paidThisYear !== undefined &&
      fenOf(paidThisYear) !==
        awardedThisYear(personYears, replaced, {
          person: employee,
          year: body.year,
          key: yearKey(body.policy.id, body.scheme),
        }),
  )?.employee;
};
