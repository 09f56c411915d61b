// Sealed fields open where they were sealed and nowhere else, and a key file that others could read is not used.
import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openField, type SealedField, sealField } from "../../functions/secrets/field-cipher.ts";
import { makeKeyFile, readKeyFile } from "../../functions/secrets/key-file.ts";
import { forgetKeyHolder } from "../../functions/secrets/key-holder.ts";
import { randomFrom } from "../oracle/random.ts";

const place = { tenant: "0123456789", person: "E-1001", field: "bankAccount" };
const account = "6222020200112233445";

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangli-key-"));
  path = join(folder, "field.key");
  expect((await makeKeyFile(path)).ok).toBe(true);
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv("JIANGLI_KEY_ID", undefined);
  vi.stubEnv("JIANGLI_KEY_FILE", path);
  forgetKeyHolder();
});

const codesOf = async (opening: ReturnType<typeof openField>): Promise<string[]> => {
  const outcome = await opening;
  return outcome.ok ? ["opened"] : outcome.refusals.map(({ code }) => code);
};

describe("a sealed field", () => {
  test.each([account, "", "张三 👷", "x".repeat(5000)])("opens as it was: %#", async (plain) => {
    expect(await openField(await sealField(plain, place), place)).toEqual({ ok: true, value: plain });
  });

  test("survives being stored as JSON, and shows nothing of what is in it", async () => {
    const stored = JSON.stringify(await sealField(account, place));
    expect(stored).not.toContain(account);
    expect(stored).not.toContain(Buffer.from(account).toString("base64").slice(2, 20));
    expect(await openField(JSON.parse(stored), place)).toEqual({ ok: true, value: account });
  });

  test("is another each time", async () => {
    const [one, other] = [await sealField(account, place), await sealField(account, place)];
    for (const part of ["key", "iv", "text", "tag"] as const) expect(one[part]).not.toBe(other[part]);
  });

  test("says which key it wants and nothing else of it; what was sealed before it did opens still", async () => {
    const { by, ...before } = await sealField(account, place);
    expect(by).toMatch(/^[0-9a-f]{16}$/);
    expect((await readFile(path)).toString("hex")).not.toContain(by);
    expect(await openField(before, place)).toEqual({ ok: true, value: account });
  });

  test("opens after the service was started anew", async () => {
    const sealed = await sealField(account, place);
    forgetKeyHolder();
    expect(await openField(sealed, place)).toEqual({ ok: true, value: account });
  });
});

describe("what was moved or changed does not open", () => {
  const people = Array.from({ length: 50 }, (_, index) => ({
    tenant: `000000000${index % 5}`,
    person: `E-${Math.floor(index / 5)}`,
    field: index % 2 === 0 ? "bankAccount" : "identityNumber",
  }));

  test("10,000 moves, flipped bits, exchanged and shortened parts: none is accepted", async () => {
    const random = randomFrom(20261121);
    const whole = (below: number): number => random.whole(0, below - 1);
    const sealed = await Promise.all(people.map((each, index) => sealField(`62220202001122${index}`, each)));
    const at = <T>(list: readonly T[], index: number): T => list[index] as T;
    const parts = ["key", "iv", "text", "tag"] as const;
    const flipped = (field: SealedField): SealedField => {
      const part = at(parts, whole(parts.length));
      const bytes = Buffer.from(field[part], "base64");
      const bit = whole(bytes.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      return { ...field, [part]: bytes.toString("base64") };
    };
    const mixed = (field: SealedField, other: SealedField): SealedField => {
      const part = at(parts, whole(parts.length));
      return { ...field, [part]: other[part] };
    };
    const shortened = (field: SealedField): SealedField => {
      const part = at(parts, whole(parts.length));
      const bytes = Buffer.from(field[part], "base64");
      return { ...field, [part]: bytes.subarray(0, whole(bytes.length)).toString("base64") };
    };
    let accepted = 0;
    for (let round = 0; round < 10_000; round++) {
      const from = whole(people.length);
      const to = (from + 1 + whole(people.length - 1)) % people.length;
      const [field, other] = [at(sealed, from), at(sealed, to)];
      const tries = [
        () => openField(field, at(people, to)),
        () => openField(flipped(field), at(people, from)),
        () => openField(mixed(field, other), at(people, from)),
        () => openField(shortened(field), at(people, from)),
      ];
      const codes = await codesOf(at(tries, round % tries.length)());
      if (codes[0] !== "sealed-field-broken") accepted++;
    }
    expect(accepted).toBe(0);
    for (const [index, field] of sealed.entries())
      expect(await openField(field, at(people, index))).toEqual({ ok: true, value: `62220202001122${index}` });
  });

  test.each([
    { ...place, tenant: "0123456788" },
    { ...place, person: "E-1002" },
    { ...place, field: "identityNumber" },
    // The same letters, cut elsewhere.
    { ...place, tenant: "0123456789E", person: "-1001" },
  ])("at $tenant $person $field", async (elsewhere) => {
    expect(await codesOf(openField(await sealField(account, place), elsewhere))).toEqual(["sealed-field-broken"]);
  });

  test("of another form, or of no form at all", async () => {
    const sealed = await sealField(account, place);
    const { tag: _, ...withoutTag } = sealed;
    const loose = [
      { ...sealed, v: 2 },
      { ...sealed, v: "1" },
      { ...sealed, more: "" },
      { ...sealed, text: `${sealed.text}\n` },
      { ...sealed, tag: ` ${sealed.tag}` },
      { ...sealed, iv: 12 },
      { ...sealed, by: 1 },
      { ...sealed, by: "" },
      withoutTag,
      "sealed",
      null,
      undefined,
    ];
    for (const each of loose) expect(await codesOf(openField(each, place))).toEqual(["sealed-field-broken"]);
  });

  test("under another key file", async () => {
    const sealed = await sealField(account, place);
    const other = join(folder, "other.key");
    await makeKeyFile(other);
    vi.stubEnv("JIANGLI_KEY_FILE", other);
    forgetKeyHolder();
    const outcome = await openField(sealed, place);
    expect(!outcome.ok && outcome.refusals).toEqual([
      {
        code: "sealed-by-another-key",
        path: "",
        says: { zh: expect.stringContaining(String(sealed.by)), en: expect.stringContaining(String(sealed.by)) },
      },
    ]);
    expect(JSON.stringify(outcome)).not.toContain(account);
    const { by: _, ...withoutName } = sealed;
    expect(await codesOf(openField(withoutName, place))).toEqual(["sealed-field-broken"]);
  });
});

describe("the key file", () => {
  test("is made once: 32 bytes for the owner alone, never overwritten", async () => {
    const made = join(folder, "once.key");
    expect(await makeKeyFile(made)).toEqual({ ok: true, value: "made" });
    const { mode, size } = await stat(made);
    expect([mode & 0o777, size]).toEqual([0o600, 32]);
    const before = await readFile(made);
    const again = await makeKeyFile(made);
    expect(!again.ok && again.refusals[0]?.says).toMatchObject({
      zh: expect.stringContaining("已存在"),
      en: expect.stringContaining("not overwritten"),
    });
    expect(await readFile(made)).toEqual(before);
    expect(before.equals(await readFile(path))).toBe(false);
  });

  test.each([
    { wrong: "missing", spoil: (file: string) => rm(file), says: /does not exist/ },
    { wrong: "readable by others", spoil: (file: string) => chmod(file, 0o640), says: /must be 600, not 640/ },
    { wrong: "too short", spoil: (file: string) => truncate(file, 31), says: /32 bytes, not 31/ },
    { wrong: "too long", spoil: (file: string) => writeFile(file, Buffer.alloc(64)), says: /32 bytes, not 64/ },
  ])("is refused when $wrong", async ({ spoil, says }) => {
    const spoilt = join(folder, `spoilt-${Math.random()}.key`);
    await makeKeyFile(spoilt);
    await spoil(spoilt);
    const outcome = await readKeyFile(spoilt);
    expect(!outcome.ok && outcome.refusals[0]).toMatchObject({ code: "key-file-unusable" });
    expect(!outcome.ok && outcome.refusals[0]?.says.en).toMatch(says);
    vi.stubEnv("JIANGLI_KEY_FILE", spoilt);
    forgetKeyHolder();
    await expect(sealField(account, place)).rejects.toThrow(says);
    await expect(sealField(account, place)).rejects.not.toThrow(account);
  });

  test("may be put right while the service runs", async () => {
    const late = join(folder, "late.key");
    vi.stubEnv("JIANGLI_KEY_FILE", late);
    forgetKeyHolder();
    await expect(sealField(account, place)).rejects.toThrow("密钥文件");
    await makeKeyFile(late);
    expect(await openField(await sealField(account, place), place)).toEqual({ ok: true, value: account });
  });

  test("is asked for when there is no key at all", async () => {
    vi.stubEnv("JIANGLI_KEY_FILE", undefined);
    forgetKeyHolder();
    await expect(sealField(account, place)).rejects.toThrow("JIANGLI_KEY_FILE");
  });
});
