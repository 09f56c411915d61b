// Who reads the statistics of their enterprise: whoever may know of all its cases.
import type { Access } from "../../domain/access/access.ts";

export const statisticsAccess: Access = { to: ["hr", "finance", "approver", "reviewer", "auditor", "admin"] };
