// Who sees in a member enterprise what an alliance shows.
import type { Access } from "../../domain/access/access.ts";

export const allianceReaders: Access = { to: ["alliance", "hr", "admin", "auditor"] };
