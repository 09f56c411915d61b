// The demo's reward policy: two versions in force one after the other, each with its legal trail, and a third that waits to be published.
import { resolve } from "node:path";
import { policyFromText } from "../../../domain/policy/from-text.ts";
import { chinaDay, type EpochMs } from "../../../domain/values/moment.ts";
import { readDocumentFile } from "../../../functions/reading/read-file.ts";
import type { Calendar } from "./calendar.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";

const examples = resolve(import.meta.dirname, "../../../examples");

type Tier = { below?: string; upTo?: string; pay?: string; rate?: string };
type Scheme = { tiers: Tier[]; perPersonYear?: string; [field: string]: unknown };
type Document = { from: string; schemes: [Scheme]; [field: string]: unknown };

/** The month of the second version: cases filed before it stay under the first. */
export const secondFrom = 7;
export const capYuan = 30_000;

type Version = {
  document: Document;
  drafted: EpochMs;
  congress: string;
  told: string;
  filed?: string;
  /** None for the one that waits. */
  published?: EpochMs;
};

export const policyHappenings = async (desk: Desk, calendar: Calendar): Promise<Happening[]> => {
  const first = await readExample("jiangli-sample");
  const others = await Promise.all(otherWays.map((way) => otherVersion(way, calendar)));
  return [...versionsOf(first, calendar), ...others].flatMap((version) => happeningsOf(desk, version));
};

const readExample = async (name: string): Promise<Document> => {
  const read = await readDocumentFile(resolve(examples, `${name}.yaml`));
  if (!read.ok) throw new Error(`The example ${name} cannot be read: ${read.refusals[0]?.says.en}`);
  return policyFromText(read.value) as Document;
};

/** The other ways of earning, each by an example's rules under the enterprise's own name. */
const otherWays = [
  { example: "oulite-commission", id: "commission", title: { zh: "技术提成办法", en: "Technical commission" } },
  { example: "oulite-skills", id: "allowances", title: { zh: "技能津贴办法", en: "Monthly allowances" } },
  { example: "wuxi-awards", id: "awards", title: { zh: "职工创新评选与竞赛奖励办法", en: "Awards and competitions" } },
  { example: "oulite-failure", id: "tolerance", title: { zh: "宽容失败办法", en: "Tolerance for failure" } },
] as const;

const otherVersion = async (
  { example, id, title }: (typeof otherWays)[number],
  { months, at }: Calendar,
): Promise<Version> => {
  const document = await readExample(example);
  const [year = 0] = (months[0] ?? "").split("-").map(Number);
  return {
    document: { ...document, id, title, from: `${year - 1}-01-01` },
    drafted: at(0, 1, 10),
    congress: `${year - 2}-12-05`,
    told: `${year - 2}-12-12`,
    published: at(0, 1, 100),
  };
};

const versionsOf = (sampled: Document, { months, at, ago }: Calendar): Version[] => {
  const [year = 0] = (months[0] ?? "").split("-").map(Number);
  const first = changedBy(sampled, `${year - 1}-01-01`, (scheme) => scheme);
  const second = changedBy(first, `${months[secondFrom]}-01`, ({ tiers: [lowest, ...tiers], ...scheme }) => ({
    ...scheme,
    tiers: [{ ...lowest, pay: "20" }, ...tiers],
    perPersonYear: String(capYuan),
  }));
  const third = changedBy(second, `${year + 2}-01-01`, ({ tiers, ...scheme }) => ({
    ...scheme,
    tiers: tiers.map((tier) => (tier.rate === "13%" ? { ...tier, rate: "14%" } : tier)),
  }));
  const day = (month: number, of: number): string => chinaDay(at(month, of));
  return [
    {
      document: first,
      drafted: at(0, 1),
      congress: `${year - 2}-12-05`,
      told: `${year - 2}-12-12`,
      filed: `${year - 2}-12-20`,
      published: at(0, 1, 90),
    },
    {
      document: second,
      drafted: at(secondFrom - 1, 3, 60),
      congress: day(secondFrom - 1, 10),
      told: day(secondFrom - 1, 12),
      filed: day(secondFrom - 1, 16),
      published: at(secondFrom - 1, 18, 30),
    },
    { document: third, drafted: ago(12, 45), congress: chinaDay(ago(6)), told: chinaDay(ago(4)) },
  ];
};

const changedBy = (document: Document, from: string, change: (scheme: Scheme) => Scheme): Document => ({
  ...document,
  from,
  schemes: [change(document.schemes[0])],
});

/** HR writes and records what the law wants; someone else publishes. Everything is about the draft, and publishing about all cases. */
const happeningsOf = (desk: Desk, { document, drafted, congress, told, filed, published }: Version): Happening[] => {
  let draft = "";
  const year = congress.slice(0, 4);
  const steps = [
    { step: "congress", day: congress, document: `职代会决议 ${year}-03 号` },
    { step: "published", day: told, document: `公告栏与内网公示 ${year}-11 号` },
    ...(filed === undefined ? [] : [{ step: "filed", day: filed, document: `区总工会回执 ${year}-0187` }]),
  ];
  const startOf = (day: string): EpochMs => Math.max(drafted, Date.parse(`${day}T09:30:00+08:00`));
  return [
    {
      at: drafted,
      about: [],
      run: async () => {
        ({ id: draft } = await desk({ at: drafted, by: "E1003", do: "create-policy-draft", body: document }));
      },
    },
    ...steps.map((body, index) => {
      const at = startOf(body.day) + index * 60_000;
      return {
        at,
        about: [],
        run: () => desk({ at, by: "E1003", do: "record-trail-step", of: { draft }, body }),
      };
    }),
    ...(published === undefined
      ? []
      : [
          {
            at: published,
            about: [],
            run: () => desk({ at: published, by: "E1002", do: "publish-policy", of: { draft } }),
          },
        ]),
  ];
};
