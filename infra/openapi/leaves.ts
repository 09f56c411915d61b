// The plain values of the policy language in JSON Schema: the rules check them by hand, so their patterns are written here.
import type { leaves } from "../../domain/policy/schema.ts";

type Described = { id: string; schema: Record<string, unknown> };

const largestWhole = 999_999_999_999;
const whole = { type: "integer", minimum: 0, maximum: largestWhole };
const amountText = { type: "string", pattern: "^(?:0|[1-9][0-9]{0,11})(?:\\.[0-9]{1,2})?$" };
const percent = (decimals: number) => `^(?:0|[1-9][0-9]{0,3})(?:\\.[0-9]{1,${decimals}})?%$`;

export const describedLeaves: Record<keyof typeof leaves, Described> = {
  text: { id: "Text", schema: { type: "string", description: "NFC text without control characters" } },
  label: { id: "Label", schema: { type: "string", minLength: 1, description: "NFC text without control characters" } },
  id: { id: "Id", schema: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" } },
  name: {
    id: "Name",
    schema: {
      type: "string",
      minLength: 1,
      maxLength: 64,
      description: "Letters of any script, digits and _; none of the words that mean something of their own",
    },
  },
  day: { id: "Day", schema: { type: "string", format: "date" } },
  currency: {
    id: "Currency",
    schema: { type: "string", pattern: "^[A-Z]{3}$", description: "ISO 4217, two decimals" },
  },
  whole: { id: "WholeNumber", schema: whole },
  atLeastOne: { id: "PositiveWholeNumber", schema: { ...whole, minimum: 1 } },
  digits: { id: "Digits", schema: { type: "string", pattern: "^(?:0|[1-9][0-9]{0,11})$" } },
  scoreEdge: { id: "ScoreEdge", schema: amountText },
  money: {
    id: "Money",
    schema: { anyOf: [amountText, whole], description: "Yuan, at most two decimals", examples: ["1200.50", "1200"] },
  },
  rate: {
    id: "Rate",
    schema: { type: "string", pattern: percent(4), description: "At most 1000%", examples: ["12.5%"] },
  },
  share: { id: "Share", schema: { type: "string", pattern: percent(4), description: "Above 0%, adding up to 100%" } },
  fineRate: { id: "FineRate", schema: { type: "string", pattern: percent(2), description: "At most two decimals" } },
};
