// The fingerprint of a case: title and texts, and nothing that was added to them later, so that others can be found that say the same.
import type { CaseSecret } from "../records/cases.ts";
import { bandsOf } from "./bands.ts";
import { sketchOf } from "./sketch.ts";

/** Named as its kind names its texts: what may be left out of them tells too little of what it is about. */
export const wordsOf = (secret: CaseSecret | undefined, texts: object): string =>
  secret === undefined
    ? ""
    : [
        secret.title,
        ...Object.keys(texts)
          .sort()
          .map((name) => secret.texts[name] ?? ""),
      ].join("\n");

export const fingerprintOf = (
  secret: CaseSecret | undefined,
  texts: object,
): Required<Pick<CaseSecret, "sketch" | "bands">> => {
  const sketch = sketchOf(wordsOf(secret, texts));
  return { sketch, bands: bandsOf(sketch) };
};
