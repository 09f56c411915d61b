// Identity numbers 证件号码: the resident's id with its checksum, other documents by their form. The value is never quoted in a refusal.
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import { readDay } from "../values/day.ts";

/** `resident-id` covers permits that use the same number: residents of Hong Kong, Macao and Taiwan, and permanent foreign residents. */
export type IdentityKind = "resident-id" | "passport" | "other";

/** The number as it is stored: without spaces, letters in upper case. */
export const readIdentityNumber = (value: unknown, kind: IdentityKind = "resident-id", path = ""): Outcome<string> => {
  const text = typeof value === "string" ? value.replace(/[ \u00a0\u3000]/g, "").toUpperCase() : "";
  const fits = kind === "resident-id" ? isResidentId(text) : /^[0-9A-Z]{5,20}$/.test(text);
  return fits ? accept(text) : refuseAll([refuse("identity-number-invalid", path)]);
};

/** GB 11643: six digits of a place, eight of the day of birth, three in order, and a check character. */
const isResidentId = (text: string): boolean => {
  if (!/^[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return readDay(born) !== undefined && text.charAt(17) === checkCharacters[remainderOf(text)];
};

/** The weight of a place is the power of 2 to the number of places right of it, modulo 11. */
const remainderOf = (text: string): number => {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += Number(text.charAt(place)) * (2 ** (17 - place) % 11);
  return sum % 11;
};

const checkCharacters = "10X98765432";
