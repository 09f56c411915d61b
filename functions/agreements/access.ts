// Who may know of agreements, and who acts on them: HR makes and ends them, and whoever is in one decides nothing about it.
import type { Grant } from "../../domain/access/access.ts";

/** They see every agreement; employees see those that they are in. */
export const agreementReaders = ["hr", "reviewer", "finance", "auditor", "admin"] as const satisfies readonly Grant[];

export const agreementSeenBy: readonly Grant[] = [...agreementReaders, "employee:self"];
