// GET /v1/obligations/{obligation}: one amount owed to one person, and where it stands.
import type { Access } from "../../domain/access/access.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { obligationShape, showObligation } from "../shapes/awards.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["hr", "finance", "cashier", "approver", "auditor", "employee:self"] };

export const handler = serveRead({ access }, async (asked) => {
  const obligation = await load<Obligation>(asked.tenant, "obligation", asked.ids.obligation ?? "");
  if (!obligation) return unknownId();
  const may = await asked.may({ relations: { self: [obligation.body.person] }, state: obligation.body.state });
  return may.ok ? accept({ body: showObligation(obligation), version: obligation.version }) : may;
});

export const operation: Operation = {
  id: "get-obligation",
  method: "GET",
  path: "/v1/obligations/{obligation}",
  capability: "read",
  access,
  summary: { zh: "一笔应发", en: "One obligation" },
  description: {
    zh: "一人因一事应得的一笔款项及其状态；本人可见自己的。",
    en: "One amount owed to one person for one reason, and its state; people see their own.",
  },
  answer: { type: "application/json", schema: obligationShape, means: { zh: "应发", en: "The obligation" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
