// Employees as rows of a sheet: a row for each dated attribute, or one where there is none, and all that is known of the person in every row.
import { changePerson, enterPerson, type PersonFields } from "../people/person.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Attribute, Person, PersonSecret } from "../records/people.ts";
import type { Change, Loaded } from "../records/record.ts";
import { refuse } from "../refusals.ts";
import { dayCell, type ExchangeColumn, idCell, nameCell, textCell } from "./cells.ts";
import { headingNamed, problemAt, problemsOf, type RowProblem } from "./row-problem.ts";

export const peopleColumns = [
  { name: "id", headings: { zh: "工号", en: "id" }, as: "text", required: true, read: idCell },
  { name: "name", headings: { zh: "姓名", en: "name" }, as: "text", required: true, read: textCell(100) },
  { name: "department", headings: { zh: "部门", en: "department" }, as: "text", required: true, read: textCell(100) },
  { name: "from", headings: { zh: "入职日期", en: "from" }, as: "text", required: true, read: dayCell },
  { name: "until", headings: { zh: "离职日期", en: "until" }, as: "text", read: dayCell },
  { name: "mentor", headings: { zh: "师傅", en: "mentor" }, as: "text", read: idCell },
  { name: "manager", headings: { zh: "上级", en: "manager" }, as: "text", read: idCell },
  { name: "attribute", headings: { zh: "属性", en: "attribute" }, as: "text", read: nameCell },
  { name: "value", headings: { zh: "属性值", en: "value" }, as: "text", read: textCell(200) },
  { name: "attributeFrom", headings: { zh: "属性起始日期", en: "attribute from" }, as: "text", read: dayCell },
  { name: "attributeUntil", headings: { zh: "属性截止日期", en: "attribute until" }, as: "text", read: dayCell },
] as const satisfies ExchangeColumn[];

export type PersonRow = { id: string; name: string; department: string; from: string } & {
  [field in "until" | "mentor" | "manager" | "attribute" | "value" | "attributeFrom" | "attributeUntil"]?: string;
};

/** The rows of one person, which stand one after another. */
export type PersonRows = [NumberedRow, ...NumberedRow[]];
type NumberedRow = { row: number; record: PersonRow };

const own = ["name", "department", "from", "until", "mentor", "manager"] as const;
const dated = ["attribute", "value", "attributeFrom", "attributeUntil"] as const;

const attributesMax = 100;

/** Every row says the same of the person, and names an attribute in full or not at all. */
export const findRowProblems = (rows: PersonRows): RowProblem[] => [
  ...rows
    .slice(attributesMax, attributesMax + 1)
    .map(({ row }) => at(row, "attribute", "list-too-long", { wanted: String(attributesMax) })),
  ...rows.slice(1).flatMap(({ row, record }) =>
    own
      .filter((field) => record[field] !== rows[0].record[field])
      .map((field) =>
        at(row, field, "rows-disagree", {
          name: record.id,
          given: record[field] ?? "–",
          wanted: rows[0].record[field] ?? "–",
        }),
      ),
  ),
  ...rows.flatMap(({ row, record }) => {
    const given = dated.filter((field) => record[field] !== undefined);
    const isNone = given.length === 0 && rows.length === 1;
    if (isNone) return [];
    return (["attribute", "value", "attributeFrom"] as const)
      .filter((field) => record[field] === undefined)
      .map((field) => at(row, field, "missing-field", { name: headingNamed(peopleColumns, field) }));
  }),
];

const at = (row: number, field: string, ...rest: [RowProblem["code"], Parameters<typeof problemAt>[3]]): RowProblem =>
  problemAt(row, headingNamed(peopleColumns, field), ...rest);

export type PersonImport = {
  rows: PersonRows;
  known: Loaded<Person, PersonSecret> | undefined;
  /** The columns that the sheet has: what has none is left as it is, and what is left empty is taken away. */
  columns: ReadonlySet<string>;
  /** Whoever brings the sheet, and for whom: what earns an allowance is not for oneself to write. */
  hands: readonly string[];
};

/** A change, nothing where all is as it was, or what is wrong. Whether mentor and manager exist, and the line ends, is known only at the end of the sheet. */
export const importPerson = ({ rows, known, columns, hands }: PersonImport): Change | RowProblem[] | undefined => {
  const [{ row, record }] = rows;
  const fields = fieldsOf(rows, columns);
  const outcome = known
    ? changePerson(known, fields, { hasMentor: true, hasManager: true, lineEnds: true })
    : enterPerson(
        { ...record, until: record.until, mentor: record.mentor, attributes: attributesOf(rows) },
        { isTaken: false, hasMentor: true, hasManager: true, lineEnds: true },
      );
  if (!outcome.ok) return outcome.refusals.flatMap((refusal) => placed(refusal, rows));
  if (known && isSame(known, outcome.value)) return undefined;
  if (known && hands.includes(known.id))
    return [{ row, code: "sod-beneficiary", says: refuse("sod-beneficiary", "", { name: selfWords }).says }];
  return outcome.value;
};

const selfWords = { zh: "本人", en: "the person concerned" };

const fieldsOf = (rows: PersonRows, columns: ReadonlySet<string>): PersonFields => {
  const { name, department, from, until, mentor, manager } = rows[0].record;
  return {
    name,
    department,
    from,
    ...(columns.has("until") && { until: until ?? null }),
    ...(columns.has("mentor") && { mentor: mentor ?? null }),
    ...(columns.has("manager") && { manager: manager ?? null }),
    ...(columns.has("attribute") && { attributes: attributesOf(rows) }),
  };
};

const attributesOf = (rows: PersonRows): Attribute[] =>
  rows.flatMap(({ record: { attribute, value, attributeFrom, attributeUntil } }) =>
    attribute === undefined || value === undefined || attributeFrom === undefined
      ? []
      : [
          {
            name: attribute,
            value,
            from: attributeFrom,
            ...(attributeUntil !== undefined && { until: attributeUntil }),
          },
        ],
  );

const isSame = (known: Loaded<Person, PersonSecret>, { body, secret }: Change): boolean =>
  canonicalJson(known.body) === canonicalJson(body) &&
  canonicalJson(known.secret ?? {}) === canonicalJson(secret ?? {});

/** `/attributes/1/until` is the second row's last column. */
const placed = (refusal: Parameters<typeof problemsOf>[0][number], rows: PersonRows): RowProblem[] => {
  const index = Number(/^\/attributes\/(\d+)\//.exec(refusal.path)?.[1] ?? Number.NaN);
  const row = rows[index]?.row ?? rows[0].row;
  return problemsOf([refusal], peopleColumns, row, (path) =>
    Number.isNaN(index) ? path.split("/")[1] : path.endsWith("/until") ? "attributeUntil" : "attributeFrom",
  );
};

/** The same rows, read again, change nothing. */
export const rowsOfPerson = ({ id, body, secret }: Loaded<Person, PersonSecret>): PersonRow[] => {
  const { name = "", attributes = [], mentor, manager } = secret ?? {};
  const person = {
    id,
    name,
    ...body,
    ...(mentor !== undefined && { mentor }),
    ...(manager !== undefined && { manager }),
  };
  if (attributes.length === 0) return [person];
  return attributes.map(({ name: attribute, value, from: attributeFrom, until }) => ({
    ...person,
    attribute,
    value,
    attributeFrom,
    ...(until !== undefined && { attributeUntil: until }),
  }));
};
