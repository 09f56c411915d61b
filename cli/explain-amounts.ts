// Who gets what and when, as a small table: by person, by item of an allowance, or by stage.
import type { Answer } from "../domain/calculation/answer.ts";
import type { Scheme, Title } from "../domain/policy/policy.ts";
import type { Tongue } from "./command.ts";
import { headings, titleIn } from "./explain-words.ts";
import { tableOf } from "./table.ts";

/** Nothing where the total says it all. */
export const amountsOf = (answer: Answer, rule: Scheme | undefined, tongue: Tongue): string[] => {
  const say = headings[tongue];
  const nameOf = (id: string): string => titleIn(titlesOf(rule).find((each) => each.id === id)?.title, tongue) || id;
  const { shares, items, stages } = answer;
  if (shares !== undefined) return tableOf(byPerson(shares, nameOf, tongue));
  if (items !== undefined && items.length > 0)
    return tableOf([
      [say.item, say.days, say.amount],
      ...items.map(({ id, days, amount }) => [nameOf(id), String(days), amount]),
    ]);
  if (stages === undefined || !isStaged(stages)) return [];
  return tableOf([[say.stage, say.amount], ...stages.map(({ id, amount }) => [nameOf(id), amount])]);
};

type Shares = NonNullable<Answer["shares"]>;
type Stages = NonNullable<Answer["stages"]>;

const byPerson = (shares: Shares, nameOf: (id: string) => string, tongue: Tongue): string[][] => {
  const say = headings[tongue];
  const stages = shares[0] && isStaged(shares[0].stages) ? shares[0].stages : [];
  const isCapped = shares.some(({ lapsed }) => lapsed !== undefined);
  const heading = [say.employee, say.sum, ...stages.map(({ id }) => nameOf(id)), ...(isCapped ? [say.lapsed] : [])];
  const rows = shares.map((share) => [
    share.employee,
    share.total,
    ...stages.map((_, index) => share.stages[index]?.amount ?? ""),
    ...(isCapped ? [share.lapsed ?? ""] : []),
  ]);
  return [heading, ...rows];
};

/** A scheme without stages pays everything in one called `full`. */
const isStaged = (stages: Stages): boolean => stages.length > 1 || stages[0]?.id !== "full";

type Titled = { id: string; title?: Title | undefined };

const titlesOf = (rule: Scheme | undefined): Titled[] => {
  if (rule === undefined) return [];
  return rule.kind === "allowance" ? rule.groups.flatMap(({ items }) => items) : (rule.stages ?? []);
};
