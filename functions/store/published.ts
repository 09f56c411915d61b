// The policies that an enterprise has published: which version a reference means, that version compiled, and which ones rule a day.
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import type { PolicyReference } from "../../domain/calculation/request.ts";
import { inForceOn, versionMeant } from "../../domain/publishing/in-force.ts";
import { type PolicyVersion, type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { load, loadMany } from "./load.ts";
import type { LoadedPolicy } from "./load-policy.ts";
import { policyNotFound, refuseOtherMonth } from "./policies.ts";
import { sha256Hex } from "./sha256.ts";
import type { Hold } from "./write.ts";

export type PublishedPolicy = {
  policy: CompiledPolicy;
  version: number;
  /** The policy's record: whoever writes by "this one is in force" holds it, since a new version changes it. */
  record: Hold;
};

/** Reads which versions there are anew: for whatever writes by them. */
export const loadPublishedPolicy = async (
  tenant: string,
  reference: PolicyReference,
): Promise<Outcome<PublishedPolicy>> => {
  const known = await loadVersions(tenant, reference.id);
  const meant = known && versionMeant(known.body.versions, reference);
  if (!meant) return policyNotFound(reference);
  const policy = await compiledVersion(tenant, reference.id, meant);
  return accept({ policy, version: meant.version, record: { kind: "policy", id: known.id, version: known.version } });
};

/** For a calculation that writes nothing: it may not know for a moment of a version that was just published. */
export const loadPolicyOfMember = async (
  tenant: string,
  reference: PolicyReference,
): Promise<Outcome<LoadedPolicy>> => {
  const isThere = (known: Loaded<PolicyVersions> | undefined) => known && versionMeant(known.body.versions, reference);
  const remembered = await rememberedVersions(tenant, reference.id);
  const known = isThere(remembered) ? remembered : await rememberedVersions(tenant, reference.id, true);
  const meant = isThere(known);
  if (!known || !meant) return policyNotFound(reference);
  const found = { version: meant.version, compiled: await compiledVersion(tenant, reference.id, meant) };
  const { versions } = known.body;
  return accept({ ...found, refuseMonth: (asked) => refuseOtherMonth(versions, reference, found, asked) });
};

/** Policies, each with the version that rules on a day, or where none does yet, with the one that will come first. */
export const loadRuling = async (
  tenant: string,
  policies: readonly { id: string }[],
  day: string,
): Promise<{ policy: Loaded<PolicyVersions>; inForce?: number; shown: PolicyVersion }[]> => {
  const known = await loadMany<PolicyVersions>(
    tenant,
    policies.map(({ id }) => ({ kind: "policy", id })),
  );
  const rulings = known.map((policy) => {
    const { versions } = policy.body;
    const ruling = inForceOn(versions, day);
    const first = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
    const id = versionId(policy.id, (ruling ?? first)?.version ?? 0);
    return { policy, id, ...(ruling && { inForce: ruling.version }) };
  });
  const byId = await versionsNamed(
    tenant,
    rulings.map(({ id }) => id),
  );
  return rulings.flatMap(({ id, ...ruling }) => {
    const shown = byId.get(id);
    return shown ? [{ ...ruling, shown }] : [];
  });
};

/** Versions never change: those that were read are kept, until there are too many of them. */
const documents = new Map<string, PolicyVersion>();
const documentsMax = 64;

const versionsNamed = async (tenant: string, ids: readonly string[]): Promise<Map<string, PolicyVersion>> => {
  const missing = ids.filter((id) => !documents.has(`${tenant}/${id}`));
  const read = await loadMany<PolicyVersion>(
    tenant,
    missing.map((id) => ({ kind: "policy-version", id })),
  );
  if (documents.size + read.length > documentsMax) documents.clear();
  const found = new Map(read.map(({ id, body }) => [id, body]));
  for (const [id, body] of found) documents.set(`${tenant}/${id}`, body);
  return new Map(
    ids.flatMap((id) => {
      const body = found.get(id) ?? documents.get(`${tenant}/${id}`);
      return body ? [[id, body] as const] : [];
    }),
  );
};

const loadVersions = (tenant: string, id: string) => load<PolicyVersions>(tenant, "policy", id);

const rememberedMs = 5_000;
const remembered = new Map<string, { until: number; versions: Promise<Loaded<PolicyVersions> | undefined> }>();

const rememberedVersions = (tenant: string, id: string, fresh = false): Promise<Loaded<PolicyVersions> | undefined> => {
  const name = `${tenant}/${id}`;
  const at = performance.now();
  const known = remembered.get(name);
  if (!fresh && known && known.until > at) return known.versions;
  if (remembered.size > 1_000) remembered.clear();
  const versions = loadVersions(tenant, id);
  remembered.set(name, { until: at + rememberedMs, versions });
  versions.catch(() => remembered.delete(name));
  return versions;
};

/** Whoever publishes in this process calculates by it at once. */
export const forgetVersions = (): void => remembered.clear();

/** Versions never change, so they are compiled once; the one that was used longest ago makes room. */
const compiled = new Map<string, Promise<CompiledPolicy>>();
const compiledMax = 64;

const compiledVersion = (
  tenant: string,
  policy: string,
  { version, digest }: { version: number; digest: string },
): Promise<CompiledPolicy> => {
  const id = versionId(policy, version);
  const name = `${tenant}/${id}`;
  const making = compiled.get(name) ?? compileVersion(tenant, id, digest);
  compiled.delete(name);
  compiled.set(name, making);
  making.catch(() => compiled.delete(name));
  for (const oldest of compiled.keys()) {
    if (compiled.size <= compiledMax) break;
    compiled.delete(oldest);
  }
  return making;
};

/** It was checked before it was published: that it does not compile now, or is another text, can only be a fault of ours. */
const compileVersion = async (tenant: string, id: string, digest: string): Promise<CompiledPolicy> => {
  const version = await load<PolicyVersion>(tenant, "policy-version", id);
  if (!version) throw new Error(`The version ${id} is listed and not there.`);
  const made = compilePolicy(version.body.document, sha256Hex);
  if (!made.ok) throw new Error(`The published version ${id} does not compile: ${made.refusals[0]?.says.en}`);
  if (made.value.digest !== digest) throw new Error(`The version ${id} is not the text that was published.`);
  return made.value;
};
