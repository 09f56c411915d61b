// Writes the payment file of a run, in the order of its payments, under its own digest: what was released is never written over.
import type { Allowance, AllowanceSecret } from "../../domain/records/allowances.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { obligationsInAChunk, type Payment, type Run } from "../../domain/records/runs.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { paymentFileHead, paymentFileLine } from "../../domain/runs/payment-file.ts";
import { getFile, putFile, removeFile } from "../store/files.ts";
import { loadMany } from "../store/load.ts";

export const paymentFileKey = (tenant: string, run: string, digest: string): string =>
  `${tenant}/runs/${run}/${digest.replace("sha256:", "")}`;

/** Written under a passing name first, as its own name follows from its bytes. */
export const writePaymentFile = async (
  tenant: string,
  run: Loaded<Run>,
  payments: readonly Loaded<Payment>[],
): Promise<Outcome<NonNullable<Run["file"]>>> => {
  const draft = paymentFileKey(tenant, run.id, `draft-${crypto.randomUUID()}`);
  try {
    const drafted = await putFile(draft, fileLines(tenant, run.body.month, payments));
    if (!drafted.ok) return drafted;
    const digest = `sha256:${drafted.value.sha256}`;
    const content = (await getFile(draft)) ?? new Uint8Array();
    const written = await putFile(paymentFileKey(tenant, run.id, digest), content);
    return written.ok ? accept({ digest, sizeBytes: written.value.sizeBytes }) : written;
  } finally {
    await removeFile(draft);
  }
};

async function* fileLines(
  tenant: string,
  month: string,
  payments: readonly Loaded<Payment>[],
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(paymentFileHead);
  for (let start = 0; start < payments.length; start += obligationsInAChunk) {
    const group = payments.slice(start, start + obligationsInAChunk);
    const [names, currencies] = await Promise.all([namesOf(tenant, group), currenciesOf(tenant, group)]);
    const lines = group.map(({ id, body }) =>
      paymentFileLine({
        id,
        body,
        month,
        name: names.get(body.person) ?? "",
        currency: currencies.get(body.award) ?? "",
      }),
    );
    yield Buffer.from(lines.join(""));
  }
}

const namesOf = async (tenant: string, payments: readonly Loaded<Payment>[]): Promise<Map<string, string>> => {
  const wanted = payments.map(({ body }) => ({ kind: "person", id: body.person }) as const);
  const people = await loadMany<Person, PersonSecret>(tenant, wanted);
  return new Map(people.map(({ id, secret }) => [id, secret?.name ?? ""]));
};

/** Of awards and of allowances: either is what a payment's award may name. */
const currenciesOf = async (tenant: string, payments: readonly Loaded<Payment>[]): Promise<Map<string, string>> => {
  const ids = [...new Set(payments.map(({ body }) => body.award))];
  const [awards, allowances] = await Promise.all([
    loadMany<Award>(
      tenant,
      ids.map((id) => ({ kind: "award", id })),
    ),
    loadMany<Allowance, AllowanceSecret>(
      tenant,
      ids.map((id) => ({ kind: "allowance", id })),
    ),
  ]);
  return new Map([
    ...awards.map(({ id, body }) => [id, body.answer.currency] as const),
    ...allowances.map(({ id, secret }) => [id, secret?.calculations.at(-1)?.answer.currency ?? ""] as const),
  ]);
};
