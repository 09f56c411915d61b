// Alliances of enterprises 产业联盟: who founded one, who belongs to it, and the figures that each has given; of people they hold nothing.
import type { Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";

/** Written once by the enterprise that founded it. Who leads it now follows from its members. */
export type Alliance = { tenant: string; name: string; since: Moment };

/** One enterprise in an alliance, told by that enterprise's journal. The id is `alliance.enterprise`. */
export type AllianceMember = {
  tenant: string;
  alliance: string;
  /** As the others see it. */
  name: Words;
  state: "open" | "ended";
  since: Moment;
  /** Of the code with which others join while it leads: the code itself is kept nowhere. */
  codeHash?: string;
};

/** Figures by their names, `suggestion/2026-03/filed`. What is too small to be given is not among them, nor in any sum of them. */
export type Figures = { [cell: string]: number };

/** What an enterprise gave for a year, the first, second … time; it never changes. The id is `alliance.year.enterprise.number`. */
export type Contribution = {
  tenant: string;
  alliance: string;
  year: string;
  number: number;
  at: Moment;
  figures: Figures;
};

export const allianceMemberId = (alliance: string, tenant: string): string => `${alliance}.${tenant}`;

export const contributionId = ({
  alliance,
  year,
  tenant,
  number,
}: Pick<Contribution, "alliance" | "year" | "tenant" | "number">): string =>
  `${alliance}.${year}.${tenant}.${String(number).padStart(4, "0")}`;
