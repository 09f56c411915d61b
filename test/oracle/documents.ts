// The policy and the case as their documents write them, for the second computation and the generators only.

export type Money = string | number;
export type Words = { zh: string; en?: string };
export type PayRange = { from: Money; to: Money };

export type Condition = { fact: string; is?: string; in?: string[]; atLeast?: number; atMost?: number };
type Requirement = Condition & { else: Words };
type Adjustment = { id: string; title?: Words; when: Condition[]; factor?: string; add?: Money };
export type Stage = { id: string; title?: Words; share: string };
type Criterion = { id: string; title?: Words; weight: string };
type Seat = { id: string; title?: Words; atLeast: number; weight?: string };

type Common = {
  id: string;
  title: Words;
  source?: string;
  ledger?: { inWageBase: boolean; taxCategory: string; fund: string };
};

/** What any kind but an allowance may carry around its amount. */
export type Around = {
  require?: Requirement[];
  adjust?: Adjustment[];
  atLeast?: Money;
  atMost?: Money;
  perPersonYear?: Money;
  stages?: Stage[];
};

export type Jury = { criteria: Criterion[]; seats: Seat[]; trim?: 1 };

export type Tier = {
  title?: Words;
  below?: Money;
  upTo?: Money;
  pay?: Money | PayRange;
  rate?: string;
  times?: string;
  grants?: Words[];
};

export type TieredScheme = Common &
  Around &
  Partial<Jury> & {
    kind: "tiered";
    measure?: string;
    unit?: "money" | "points" | "score";
    apply: "whole" | "marginal";
    tiers: Tier[];
  };

export type Row = {
  [dimension: string]: unknown;
  title?: Words;
  pay: Money | PayRange;
  times?: string;
  grants?: Words[];
};

export type TableScheme = Common & Around & { kind: "table"; by: string[]; rows: Row[] };

export type CommissionScheme = Common &
  Around &
  Partial<Jury> & { kind: "commission"; by?: "vote"; rate: { from: string; to: string } };

export type Item = {
  id: string;
  title?: Words;
  when: Record<string, string>;
  pay?: Money;
  rate?: string;
  of?: string;
  times?: string;
};

export type AllowanceScheme = Common & {
  kind: "allowance";
  prorate: string;
  groups: { take: "highest" | "all"; items: Item[] }[];
};

export type AwardScheme = TieredScheme | TableScheme | CommissionScheme;
export type Scheme = AwardScheme | AllowanceScheme;

export type Policy = {
  id: string;
  title: Words;
  currency: string;
  from: string;
  rounding?: { to?: string; mode?: "half-up" | "half-even" | "down" };
  schemes: Scheme[];
};

export type Juror = { juror: string; seat: string; marks: Record<string, number> };
export type Attribute = { name: string; value: Money; from: string; until?: string };
export type Employee = { from: string; until?: string; attributes: Attribute[] };
export type Share = { employee: string; weight: number; paidThisYear?: Money };
export type Facts = Record<string, unknown>;

/** One case of a scheme; its policy is handed in beside it. */
export type Case = { scheme: string; facts: Facts; shares?: Share[]; paidBefore?: Money; trace?: string };

export type StageAnswer = { id: string; amount: string };
export type ShareAnswer = { employee: string; total: string; lapsed?: string; stages: StageAnswer[] };

/** The answer without policy and trace. */
export type Answer = {
  scheme: string;
  currency: string;
  eligible: boolean;
  total: string;
  shares?: ShareAnswer[];
  stages?: StageAnswer[];
  items?: { id: string; days: number; amount: string }[];
  grants?: Words[];
  ledger?: { inWageBase: boolean; taxCategory: string; fund: string };
  source?: string;
};

export type Refused = { refused: string };
