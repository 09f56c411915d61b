// Which version of a policy rules a day: the one that began last. Numbers follow publication, so they need not follow the first days.
import type { PolicyReference } from "../calculation/request.ts";

export type Dated = { from: string };
export type Numbered = Dated & { version: number };

export const inForceOn = <Version extends Dated>(versions: readonly Version[], day: string): Version | undefined =>
  latest(versions.filter(({ from }) => from <= day));

/** The version that another one, with this first day, takes the place of. */
export const inForceBefore = <Version extends Dated>(versions: readonly Version[], from: string): Version | undefined =>
  latest(versions.filter((version) => version.from < from));

export const versionMeant = <Version extends Numbered>(
  versions: readonly Version[],
  { on, version }: Pick<PolicyReference, "on" | "version">,
): Version | undefined =>
  on === undefined ? versions.find((each) => each.version === version) : inForceOn(versions, on);

/** No two versions of one policy begin on the same day. */
const latest = <Version extends Dated>(versions: readonly Version[]): Version | undefined =>
  versions.reduce<Version | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined);
