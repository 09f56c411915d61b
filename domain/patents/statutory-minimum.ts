// What the law wants an employer to pay inventors at least 职务发明奖励法定最低标准, and until when: it holds where neither an agreement nor a lawful internal rule says otherwise.
import { addMonths } from "../values/moment.ts";
import { type Fen, writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";

export const patentTypes = ["invention", "utility-model", "design"] as const;

export type PatentType = (typeof patentTypes)[number];

/** `grantedOn` is the day on which the grant was announced. */
export type Patent = { type: PatentType; number: string; grantedOn: string };

export type Minimum = {
  /** It holds for grants from this day on, until the next row. */
  from: string;
  source: Words;
  /** For one patent, whoever and how many its inventors are. */
  fen: Record<PatentType, Fen>;
  monthsToPay: number;
};

/** In the order of their days. A change of the law is a further row; what stands here stays. */
export const minimums: readonly Minimum[] = [
  {
    from: "2010-02-01",
    source: {
      zh: "《专利法实施细则》（2010年修订）第七十七条",
      en: "Implementing Rules of the Patent Law, revision of 2010, Art. 77",
    },
    fen: { invention: 300_000, "utility-model": 100_000, design: 100_000 },
    monthsToPay: 3,
  },
  {
    from: "2024-01-20",
    source: {
      zh: "《专利法实施细则》（2023年修订，2024年1月20日施行）第九十三条",
      en: "Implementing Rules of the Patent Law, revision of 2023, in force since 2024-01-20, Art. 93",
    },
    fen: { invention: 400_000, "utility-model": 150_000, design: 150_000 },
    monthsToPay: 3,
  },
];

export const minimumFor = ({ type, grantedOn }: Patent): { fen: Fen; payBy: string; source: Words } | undefined => {
  const row = minimums.findLast(({ from }) => from <= grantedOn);
  return row && { fen: row.fen[type], payBy: addMonths(grantedOn, row.monthsToPay), source: row.source };
};

export type Rewarded = {
  /** A scheme of the enterprise's own rules rewards it. */
  hasRule: boolean;
  awardedFen: Fen;
  /** What the award that was proposed last would bring it to. */
  proposedFen?: Fen | undefined;
};

/** How what an enterprise gives stands to what the law wants. It is said and never refused: its own rule may lawfully say otherwise. */
export const compareWithMinimum = (patent: Patent, { hasRule, awardedFen, proposedFen }: Rewarded): Words => {
  const minimum = minimumFor(patent);
  if (!minimum)
    return {
      zh: `没有 ${patent.grantedOn} 授权的专利的法定最低标准，请自行核对`,
      en: `No statutory minimum is recorded for a grant on ${patent.grantedOn}; look it up`,
    };
  const { fen, payBy, source } = minimum;
  const least = writeFen(fen);
  if (awardedFen >= fen)
    return { zh: `奖励不低于法定最低标准 ¥${least}`, en: `The award is not below the statutory minimum of ¥${least}` };
  const unless = {
    zh: `除非与发明人、设计人另有约定，或者依法制定的规章制度另有规定，须在 ${payBy} 之前（含当日）发给至少 ¥${least}（${source.zh}）`,
    en: `Unless an agreement with the inventors or a lawful internal rule says otherwise, at least ¥${least} has to be paid by ${payBy} (${source.en})`,
  };
  const found = whatWasFound({ hasRule, awardedFen, isProposedBelow: proposedFen !== undefined && proposedFen < fen });
  return { zh: `${found.zh}。${unless.zh}`, en: `${found.en}. ${unless.en}` };
};

const whatWasFound = ({
  hasRule,
  awardedFen,
  isProposedBelow,
}: Omit<Rewarded, "proposedFen"> & { isProposedBelow: boolean }): Words => {
  if (awardedFen > 0) return { zh: "核定的奖励低于法定最低标准", en: "The award is below the statutory minimum" };
  if (isProposedBelow)
    return { zh: "拟核定的奖励低于法定最低标准", en: "The award proposed is below the statutory minimum" };
  return hasRule
    ? { zh: "尚未核定奖励", en: "Nothing has been awarded yet" }
    : { zh: "企业制度没有对此作出规定", en: "No rule of the enterprise rewards this" };
};
