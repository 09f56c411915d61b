// Who may take what away. An auditor writes nothing else: an export makes a file and an entry that says so, and changes no record of others.
import type { Access } from "../../domain/access/access.ts";
import type { Export, ExportOf, Job } from "../../domain/records/jobs.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { type Asked, mayFor, unknownId } from "../http/asked.ts";
import { load } from "../store/load.ts";

export const exportAccess: Access = { to: ["hr", "auditor"] };

const accessTo: { [of in ExportOf]: Access } = {
  people: exportAccess,
  suggestions: exportAccess,
  payments: { to: ["auditor"], seenBy: ["hr"] },
};

type AskedAny = Pick<Asked<unknown, unknown>, "caller">;

export const mayExport = ({ caller }: AskedAny, of: ExportOf) => mayFor(caller, accessTo[of])({ relations: {} });

/** Of whoever may take such sheets away. */
export const openExport = async ({ caller, tenant, ids }: Asked<unknown, unknown>) => {
  const job = await load<Job>(tenant, "job", ids.export ?? "");
  if (job?.body.direction !== "export") return unknownId();
  const may = await mayExport({ caller }, job.body.of);
  return may.ok ? { ok: true as const, value: { job: job as Loaded<Export>, acting: may.value } } : may;
};
