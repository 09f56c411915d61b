// The manifest of a run as a file: written under its own digest, read back chunk by chunk, and never believed without its digest.
import { randomUUID } from "node:crypto";
import type { Loaded } from "../../domain/records/record.ts";
import { type ManifestLine, obligationsInAChunk, type Run } from "../../domain/records/runs.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import {
  type Chunk,
  chunksFor,
  manifestLine,
  readManifestLine,
  writeManifestLine,
} from "../../domain/runs/manifest.ts";
import { chinaMonth, type EpochMs } from "../../domain/values/moment.ts";
import { fingerprintOf } from "../store/file-content.ts";
import { getFile, putFile, removeFile } from "../store/files.ts";
import { monthsBetween, obligationsIn } from "../store/owed.ts";

type Manifest = NonNullable<Run["manifest"]>;

const fileOf = (tenant: string, digest: string): string => `${tenant}/manifests/${digest.replace("sha256:", "")}`;

/** Its name is known only when it is written: so it is written under another name first, and memory stays flat. */
export const writeManifest = async (tenant: string, months: readonly string[]): Promise<Outcome<Manifest>> => {
  const sums = { obligations: 0, totalFen: 0 };
  async function* content() {
    for await (const line of dueLines(tenant, months)) {
      sums.obligations += 1;
      sums.totalFen += line.amountFen;
      yield Buffer.from(writeManifestLine(line));
    }
  }
  const draft = `${tenant}/manifests/draft-${randomUUID()}`;
  try {
    const drafted = await putFile(draft, content());
    if (!drafted.ok) return drafted;
    const digest = `sha256:${drafted.value.sha256}`;
    const written = await putFile(fileOf(tenant, digest), (await getFile(draft)) ?? new Uint8Array());
    if (!written.ok) return written;
    return accept({ digest, chunks: chunksFor(sums.obligations), ...sums });
  } finally {
    await removeFile(draft);
  }
};

async function* dueLines(tenant: string, months: readonly string[]): AsyncGenerator<ManifestLine> {
  for (const month of months)
    for await (const obligation of obligationsIn(tenant, month, "due")) yield manifestLine(obligation);
}

/** From the first month of the enterprise to that of the run, and no further than today. */
export const monthsUpTo = (since: string, month: string, now: EpochMs): string[] => {
  const last = chinaMonth(now);
  return monthsBetween(since, month < last ? month : last);
};

/** The chunks of the run, once the whole file has been held against its digest. */
export const openManifest = async (
  tenant: string,
  { id, body }: Loaded<Run>,
): Promise<Outcome<AsyncGenerator<Chunk>>> => {
  const { digest = "" } = body.manifest ?? {};
  const key = fileOf(tenant, digest);
  const whole = await getFile(key);
  const found = whole && `sha256:${(await fingerprintOf(whole)).sha256}`;
  if (found === digest) return accept(chunksIn(key));
  return refuseAll([
    refuse("run-broken", "", {
      name: `run/${id}`,
      given:
        found === undefined
          ? { zh: "清单文件不存在", en: "the manifest file is gone" }
          : { zh: "清单文件的摘要不符", en: "the manifest file is not that of its digest" },
    }),
  ]);
};

async function* chunksIn(key: string): AsyncGenerator<Chunk> {
  let number = 0;
  let lines: ManifestLine[] = [];
  for await (const text of linesIn((await getFile(key)) ?? none())) {
    lines.push(readManifestLine(text));
    if (lines.length < obligationsInAChunk) continue;
    yield { number, lines };
    number += 1;
    lines = [];
  }
  if (lines.length > 0) yield { number, lines };
}

async function* none(): AsyncGenerator<Uint8Array> {}

async function* linesIn(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of content) {
    const [...lines] = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
