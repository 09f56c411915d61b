// What breaks the invariants of the record in an enterprise of the tests: nothing, after whatever was done.
import { breaksIn } from "../../cli/ledger.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";

export const readBreaks = async (tenant: string): Promise<string[]> => {
  const ledger = await readLedger(tenant);
  if (!ledger) throw new Error("The records kept changing.");
  return breaksIn(ledger).map(({ invariant, at, says }) => `${invariant} ${at}: ${says.en}`);
};
