// The digest of a policy: one fingerprint for every spelling of the same rules.

import { canonicalJson } from "./canonical-json.ts";
import type { Policy } from "./policy.ts";

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal; handed in, because every runtime has its own. */
export type Sha256Hex = (text: string) => string;

export const digestOf = (policy: Policy, sha256Hex: Sha256Hex): string => `sha256:${sha256Hex(canonicalJson(policy))}`;
