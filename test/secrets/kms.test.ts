// With a key in KMS: the place goes along as encryption context, and without the same context nothing opens.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openField, sealField } from "../../functions/secrets/field-cipher.ts";
import { forgetKeyHolder } from "../../functions/secrets/key-holder.ts";
import { type KeyService, startKeyService } from "./key-service.ts";

const place = { tenant: "0123456789", person: "E-1001", field: "bankAccount" };
const account = "6222020200112233445";
const keyId = "arn:aws:kms:local:000000000000:key/field";

let service: KeyService;

beforeAll(async () => {
  service = await startKeyService();
});

afterAll(() => {
  service.close();
  vi.unstubAllEnvs();
});

beforeEach(() => {
  vi.stubEnv("JIANGLI_KEY_ID", keyId);
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", service.address);
  vi.stubEnv("AWS_REGION", "local");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "dummy");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "dummy");
  service.asked.length = 0;
  forgetKeyHolder();
});

test("sealing and opening name the place, the whole place and nothing but the place", async () => {
  const more = { ...place, name: "张三" };
  const sealed = await sealField(account, more);
  expect(JSON.stringify(sealed)).not.toContain(account);
  expect(await openField(sealed, more)).toEqual({ ok: true, value: account });
  expect(service.asked).toEqual([
    { call: "GenerateDataKey", keyId, context: place, signed: true },
    { call: "Decrypt", keyId, context: place, signed: true },
  ]);
});

test.each([
  { ...place, tenant: "9876543210" },
  { ...place, person: "E-1002" },
  { ...place, field: "identityNumber" },
])("KMS itself refuses the key at $tenant $person $field", async (elsewhere) => {
  const outcome = await openField(await sealField(account, place), elsewhere);
  expect(!outcome.ok && outcome.refusals.map(({ code }) => code)).toEqual(["sealed-field-broken"]);
  expect(service.asked.at(-1)?.context).toEqual(elsewhere);
});

test("a changed data key or text does not open", async () => {
  const sealed = await sealField(account, place);
  const other = await sealField(account, place);
  for (const part of ["key", "iv", "text", "tag"] as const)
    expect((await openField({ ...sealed, [part]: other[part] }, place)).ok).toBe(false);
});

test("a missing grant is no damage: it is an error of the service, and quotes nothing", async () => {
  const sealed = await sealField(account, place);
  service.refuseAll(true);
  try {
    await expect(openField(sealed, place)).rejects.toThrow("AccessDenied");
    await expect(sealField(account, place)).rejects.not.toThrow(account);
  } finally {
    service.refuseAll(false);
  }
});
