// The digest of a policy is SHA-256: our own writing of it against Node's.
import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../functions/store/sha256.ts";

test.each([
  { name: "nothing", text: "", digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { name: "three letters", text: "abc", digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
])("SHA-256 of $name is that of the standard", ({ text, digest }) => {
  expect(sha256Hex(text)).toBe(digest);
});

test("every length around the edges of a block agrees with node:crypto", () => {
  for (let length = 0; length <= 200; length++) {
    const text = "a".repeat(length);
    expect(sha256Hex(text)).toBe(hash("sha256", text, "hex"));
  }
});

test("any text agrees with node:crypto", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      (text) => sha256Hex(text) === hash("sha256", text, "hex"),
    ),
  );
});
