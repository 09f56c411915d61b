// GET /v1/payments/{payment}: one payment, for those who pay and for whoever is paid.
import type { Access } from "../../domain/access/access.ts";
import type { Payment } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { paymentShape, showPayment } from "../shapes/runs.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor", "employee:self"] };

export const handler = serveRead({ access }, async (asked) => {
  const payment = await load<Payment>(asked.tenant, "payment", asked.ids.payment ?? "");
  if (!payment) return unknownId();
  const may = await asked.may({ relations: { self: [payment.body.person] }, state: payment.body.state });
  return may.ok ? accept({ body: showPayment(payment), version: payment.version }) : may;
});

export const operation: Operation = {
  id: "get-payment",
  method: "GET",
  path: "/v1/payments/{payment}",
  capability: "read",
  access,
  summary: { zh: "一笔付款", en: "One payment" },
  description: { zh: "付款及其结果；本人可见自己的。", en: "A payment and its result; people see their own." },
  answer: { type: "application/json", schema: paymentShape, means: { zh: "付款", en: "The payment" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
