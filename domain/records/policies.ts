// Policies 制度 as they become: a draft with its legal trail, then immutable versions.
import type { Policy } from "../policy/policy.ts";
import type { Moment } from "../values/moment.ts";

/** What the law wants done before a reward rule holds, each with its day and its document. */
export const trailSteps = ["congress", "published", "filed"] as const;

export type TrailStep = (typeof trailSteps)[number];

export type TrailEntry = { step: TrailStep; day: string; document: string; by: string };

export type Draft = {
  policy: string;
  /** In normal form. */
  document: Policy;
  /** Everyone who wrote on it; none of them may publish it. */
  authors: string[];
  trail: TrailEntry[];
  state: "draft" | "published" | "discarded";
  since: Moment;
  version?: number;
};

/** All versions of one policy, by the number of their publication. */
export type PolicyVersions = { versions: { version: number; from: string; digest: string }[] };

/** The id is `policy@version`. */
export type PolicyVersion = {
  policy: string;
  version: number;
  from: string;
  digest: string;
  document: Policy;
  trail: TrailEntry[];
  authors: string[];
  publishedBy: string;
  publishedAt: Moment;
};

export const versionId = (policy: string, version: number): string => `${policy}@${version}`;
