// POST /v1/agreements/{agreement}/end: HR ends an agreement before its time, and says why.
import type { Access } from "../../domain/access/access.ts";
import { endAgreement } from "../../domain/agreements/assess.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementEndShape, agreementShape } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, openAgreement } from "./open-agreement.ts";

const access: Access = { to: ["hr"], seenBy: agreementSeenBy, apart: ["self"], from: ["active"] };

export const handler = serveWrite({ id: "end-agreement", access, body: agreementEndShape }, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, serviceOf, deed } = opened.value;
  const change = endAgreement(agreement, asked.body, serviceOf, deed);
  return change.ok ? accept(decided(asked, change.value, opened.value)) : change;
});

export const operation: Operation = {
  id: "end-agreement",
  method: "POST",
  path: "/v1/agreements/{agreement}/end",
  capability: "people",
  access,
  summary: { zh: "提前终止协议", en: "End an agreement early" },
  description: {
    zh: "人力资源写明理由，提前终止整份协议；on 为生效的最后一天，不写则为今天，写成生效前一天则视为从未生效。期满、离职和考核退出无须办理。",
    en: "HR ends the whole of it before its time and says why. `on` is the last day in force, today unless said otherwise; the day before its first one means that it never was. Running out, leaving and being assessed out need nobody.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: agreementEndShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "已结束的协议", en: "The agreement" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
