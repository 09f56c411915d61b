// Cases that were right and are spoilt in one place: each must be refused, none may be guessed.
import { factTypes } from "./case-form.ts";
import type { Case, Employee, Facts, Juror, Policy, Scheme } from "./documents.ts";
import type { Random } from "./random.ts";

type Spoil = (random: Random, spoilt: Case, scheme: Scheme) => boolean;

export type CaseMutant = { name: string; spoilt: Case };

/** One spoilt copy; undefined where none of the mutations that were drawn has anything to spoil in this case. */
export function caseMutant(random: Random, policy: Policy, given: Case): CaseMutant | undefined {
  const scheme = policy.schemes.find(({ id }) => id === given.scheme);
  const names = random.shuffled(Object.keys(mutations) as (keyof typeof mutations)[]);
  for (const name of names.slice(0, 6)) {
    const spoilt = structuredClone(given);
    if (scheme !== undefined && mutations[name](random, spoilt, scheme)) return { name, spoilt };
  }
  return undefined;
}

export const badMoney: readonly unknown[] = [
  "1,000",
  "-1",
  "+1",
  "01",
  "00",
  "1.005",
  "1.",
  ".5",
  " 1",
  "1 ",
  "1e3",
  "0x10",
  "１",
  "¥1",
  "",
  "NaN",
  "1000000000000",
  1_000_000_000_000,
  999_999_999_999.5,
  -1,
  0.1,
  null,
  true,
  [],
  ["1"],
  {},
];

export const badWhole: readonly unknown[] = [-1, 0.5, 1_000_000_000_000, "1", "", null, true, [1], {}];
const badRate: readonly unknown[] = ["3", "3 %", "-1%", "03%", "1.234%", "1001%", "%", "", 3, null, "3%%", "٣%"];
const noObjects: readonly unknown[] = [null, 1, "x", true, []];
const badText: readonly unknown[] = [1, null, true, ["yes"], {}, "a\nb", "a\u0000", "e\u0301"];
const badDay: readonly unknown[] = [
  "2026-02-29",
  "2026-1-01",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "20260401",
  20260401,
  null,
  "2026-04-01T00:00:00Z",
  "",
];
const badMonth: readonly unknown[] = [
  "2026-13",
  "2026-00",
  "2026-1",
  "202601",
  202601,
  null,
  "2026-01-01",
  "",
  "２０２６-01",
];

const replace = (holder: object, key: string, bad: readonly unknown[], random: Random): true => {
  Object.assign(holder, { [key]: random.pick(bad) });
  return true;
};

function spoilFactOfType(wanted: string, bad: readonly unknown[]): Spoil {
  return (random, { facts }, scheme) => {
    if (scheme.kind === "allowance") return false;
    const names = [...factTypes(scheme)].filter(([, type]) => type === wanted).map(([name]) => name);
    return names.length > 0 && replace(facts, random.pick(names), bad, random);
  };
}

function spoilJury(spoil: (random: Random, jurors: Juror[], facts: Facts) => boolean): Spoil {
  return (random, { facts }) => Array.isArray(facts.scores) && spoil(random, facts.scores as Juror[], facts);
}

function spoilEmployee(spoil: (random: Random, employee: Employee) => boolean): Spoil {
  return (random, { facts }, { kind }) => kind === "allowance" && spoil(random, facts.employee as Employee);
}

const mutations = {
  "a fact is missing": (random, { facts }) => {
    const names = Object.keys(facts).filter((name) => name !== "chosenPay");
    return delete facts[random.pick(names)];
  },
  "a fact that nobody asks for": (random, { facts }) =>
    replace(facts, random.pick(["surprise", "chosenRate_", "Benefit", "constructor"]), ["1", 1], random),
  "no facts at all": (random, spoilt) => replace(spoilt, "facts", [null, [], "facts", 1], random),
  "facts are left out": (_random, spoilt) => delete (spoilt as Partial<Case>).facts,
  "a field that nobody asks for": (random, spoilt) =>
    replace(spoilt, random.pick(["share", "paidbefore", "total", "constructor"]), ["1"], random),
  "a scheme that is not there": (random, spoilt) => replace(spoilt, "scheme", ["none", "", 0, null], random),
  "a trace of another kind": (random, spoilt) => replace(spoilt, "trace", ["all", "", true, null], random),
  "money is malformed": spoilFactOfType("money", badMoney),
  "a whole number is malformed": spoilFactOfType("whole", badWhole),
  "a text is malformed": spoilFactOfType("text", badText),
  "a chosen rate is malformed": spoilFactOfType("two-place-rate", badRate),
  "chosen pay is malformed": (random, { facts }) =>
    facts.chosenPay !== undefined && replace(facts, "chosenPay", badMoney, random),
  "chosen pay where none can be": (random, { facts }, scheme) => {
    const rows = scheme.kind === "tiered" ? scheme.tiers : scheme.kind === "table" ? scheme.rows : [];
    return !rows.some(({ pay }) => typeof pay === "object") && replace(facts, "chosenPay", ["1"], random);
  },
  "paidBefore is malformed": (random, spoilt) => replace(spoilt, "paidBefore", badMoney, random),
  "paidBefore on an allowance": (random, spoilt, { kind }) =>
    kind === "allowance" && replace(spoilt, "paidBefore", ["0", "1"], random),
  "shares on an allowance": (random, spoilt, { kind }) =>
    kind === "allowance" && replace(spoilt, "shares", [[{ employee: "E1", weight: 1 }]], random),
  "shares without anyone": (random, spoilt) => replace(spoilt, "shares", [[], null, {}, "E1"], random),
  "shares left out under a personal cap": (_random, spoilt, scheme) =>
    scheme.kind !== "allowance" && scheme.perPersonYear !== undefined && delete spoilt.shares,
  "a share is malformed": (random, { shares }) => {
    if (shares === undefined) return false;
    const field = random.pick(["weight", "employee", "surprise"]);
    if (field === "weight") return replace(random.pick(shares), field, [0, 1_000_001, ...badWhole], random);
    return replace(random.pick(shares), field, badText, random);
  },
  "a share that is none": (random, { shares }) => shares !== undefined && replace(shares, "0", noObjects, random),
  "an employee twice": (random, { shares }) => shares !== undefined && shares.push({ ...random.pick(shares) }) > 0,
  "paidThisYear without a cap, or a cap without it": (random, { shares }) => {
    if (shares === undefined) return false;
    const share = random.pick(shares);
    if (share.paidThisYear === undefined) share.paidThisYear = "0";
    else delete share.paidThisYear;
    return true;
  },
  "paidThisYear is malformed": (random, { shares }) =>
    shares?.[0]?.paidThisYear !== undefined && replace(shares[0], "paidThisYear", badMoney, random),
  "a seat without jurors": spoilJury((random, jurors, facts) => {
    const { seat } = random.pick(jurors);
    facts.scores = jurors.filter((juror) => juror.seat !== seat);
    return true;
  }),
  "a juror who is none": spoilJury((random, jurors) => replace(jurors, "0", noObjects, random)),
  "a juror twice": spoilJury((random, jurors) => jurors.push(structuredClone(random.pick(jurors))) > 0),
  "a seat that is not there": spoilJury((random, jurors) =>
    replace(random.pick(jurors), "seat", ["none", "", 1, null], random),
  ),
  "a criterion is missing": spoilJury((random, jurors) => {
    const { marks } = random.pick(jurors);
    return delete marks[random.pick(Object.keys(marks))];
  }),
  "a criterion that is not there": spoilJury((random, jurors) =>
    replace(random.pick(jurors).marks, "surprise", [50], random),
  ),
  "a mark is malformed": spoilJury((random, jurors) => {
    const { marks } = random.pick(jurors);
    return replace(marks, random.pick(Object.keys(marks)), [101, ...badWhole], random);
  }),
  "a juror is malformed": spoilJury((random, jurors) =>
    replace(random.pick(jurors), random.pick(["juror", "marks", "surprise"]), [1, null, []], random),
  ),
  "an employee who is none": (random, { facts }, { kind }) =>
    kind === "allowance" && replace(facts, "employee", noObjects, random),
  "an attribute that is none": spoilEmployee(
    (random, { attributes }) => attributes.length > 0 && replace(attributes, "0", noObjects, random),
  ),
  "attributes are left out": spoilEmployee((_random, employee) => delete (employee as Partial<Employee>).attributes),
  "a month is malformed": (random, { facts }, { kind }) =>
    kind === "allowance" && replace(facts, "month", badMonth, random),
  "a day is malformed": spoilEmployee((random, employee) =>
    replace(random.pick([employee, ...employee.attributes]), random.pick(["from", "until"]), badDay, random),
  ),
  "a span runs backwards": spoilEmployee((random, employee) =>
    replace(random.pick([employee, ...employee.attributes]), "until", ["1800-01-01"], random),
  ),
  "an attribute is malformed": spoilEmployee((random, { attributes }) => {
    if (attributes.length === 0) return false;
    const field = random.pick(["name", "value", "surprise"]);
    return replace(random.pick(attributes), field, field === "name" ? ["a b", "", "pay", 1] : badText.slice(1), random);
  }),
  "an attribute that counts is malformed": (random, { facts }, scheme) => {
    if (scheme.kind !== "allowance") return false;
    const items = scheme.groups.flatMap((group) => group.items);
    const counting = (facts.employee as Employee).attributes.filter(({ name }) =>
      items.some(({ of, times }) => of === name || times === name),
    );
    return (
      counting.length > 0 &&
      replace(random.pick(counting), "value", ["1,5", "-1", "01", "", "x", "1.001", 1.5, null], random)
    );
  },
  "an employee is malformed": spoilEmployee((random, employee) =>
    replace(employee, random.pick(["attributes", "surprise", "from"]), [null, 1, {}], random),
  ),
} satisfies Record<string, Spoil>;
