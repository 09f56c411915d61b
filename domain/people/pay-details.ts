// Where a person's money goes and who they are to the tax office: read here, sealed elsewhere, and kept with the person.
import type { Person, PersonSecret, SealedText } from "../records/people.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuseAll } from "../refusals.ts";
import type { Words } from "../words.ts";
import { readBankAccount } from "./bank-account.ts";
import { type IdentityKind, readIdentityNumber } from "./identity-number.ts";

export const sealedFields = ["bankAccount", "identityNumber"] as const;

export type SealedName = (typeof sealedFields)[number];

/** What is left out stays, `null` takes away. */
export type PayDetails = { [field in SealedName]?: string | null | undefined } & {
  identityKind?: IdentityKind | undefined;
};

export type ReadDetails = {
  plain: { [field in SealedName]?: string | null };
  warnings: { code: "account-doubtful"; says: Words }[];
};

export const readPayDetails = ({ bankAccount, identityNumber, identityKind }: PayDetails): Outcome<ReadDetails> => {
  const account = bankAccount == null ? undefined : readBankAccount(bankAccount, "/bankAccount");
  const identity =
    identityNumber == null ? undefined : readIdentityNumber(identityNumber, identityKind, "/identityNumber");
  const refusals = [account, identity].flatMap((read) => (read && !read.ok ? read.refusals : []));
  if (refusals.length > 0) return refuseAll(refusals);
  return accept({
    plain: {
      ...(bankAccount !== undefined && { bankAccount: account?.ok ? account.value.digits : null }),
      ...(identityNumber !== undefined && { identityNumber: identity?.ok ? identity.value : null }),
    },
    warnings: account?.ok && account.value.doubtful ? [doubtful] : [],
  });
};

const doubtful = {
  code: "account-doubtful",
  says: {
    zh: "账号的校验位与银联卡不符，请对照银行卡核对",
    en: "The check digit is not that of a UnionPay card: compare the number with the card",
  },
} as const;

export const changePayDetails = (
  person: Loaded<Person, PersonSecret>,
  sealed: { [field in SealedName]?: SealedText | null },
): Change => {
  const secret: PersonSecret = { ...(person.secret ?? { name: "", attributes: [] }) };
  for (const field of sealedFields) {
    const value = sealed[field];
    if (value === undefined) continue;
    delete secret[field];
    if (value !== null) secret[field] = value;
  }
  return { ...changed(person, {}), secret };
};
