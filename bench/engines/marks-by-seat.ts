// What the peers are spared of the jury: with one juror a seat, each seat's marks stand under its name before the rules are asked.

import type { CommissionFacts, Juror } from "../workloads/commission.ts";

export type MarksBySeat = { technical: Juror["marks"]; market: Juror["marks"]; management: Juror["marks"] };

export const marksBySeat = ({ scores }: CommissionFacts): MarksBySeat => {
  const marks = (seat: string): Juror["marks"] => {
    for (const juror of scores) if (juror.seat === seat) return juror.marks;
    throw new Error(`no juror in seat ${seat}`);
  };
  return { technical: marks("technical"), market: marks("market"), management: marks("management") };
};
