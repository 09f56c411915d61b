// PUT /v1/people/{person}/pay-details: enters bank account and identity number, each sealed for this person and field.
import type { Access } from "../../domain/access/access.ts";
import { changePayDetails, readPayDetails, sealedFields } from "../../domain/people/pay-details.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { mayFor, unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { showWarnings } from "../shapes/members.ts";
import { newPayDetailsShape, payDetailsShape } from "../shapes/people.ts";
import { load } from "../store/load.ts";
import { openDetails, sealDetails, showDetails } from "./pay-details.ts";

const access: Access = { to: ["hr", "employee:self"] };

/** Whoever enters other people's accounts has their own entered by a colleague. */
const asHr: Access = { to: ["hr"], apart: ["self"] };

export const handler = serveWrite(
  { id: "put-pay-details", access, body: newPayDetailsShape, ifMatch: true },
  async (asked) => {
    const { tenant, caller } = asked;
    const { person: id = "" } = asked.ids;
    const person = await load<Person, PersonSecret>(tenant, "person", id);
    if (!person) return unknownId();
    const isHr = [caller, ...caller.standsInFor].some(({ roles }) => roles.includes("hr"));
    const may = await (isHr ? mayFor(caller, asHr) : asked.may)({ relations: { self: [id] } });
    if (!may.ok) return may;
    const stale = isStale(asked, person.version);
    if (stale) return refuseAll([stale]);
    const read = readPayDetails(asked.body);
    if (!read.ok) return read;
    const { plain, warnings } = read.value;
    // What is replaced need not open: it may be the one that is broken.
    const kept = await openDetails(
      tenant,
      person,
      sealedFields.filter((field) => plain[field] === undefined),
    );
    if (!kept.ok) return kept;
    const sealed = await sealDetails(tenant, id, plain);
    if (!sealed.ok) return sealed;
    const version = person.version + 1;
    return accept({
      write: { changes: [changePayDetails(person, sealed.value)] },
      acting: may.value,
      // Kept for a repeated request, so it holds no more than the last digits.
      answer: { ...showDetails(id, version, { ...kept.value, ...plain }, false), ...showWarnings(warnings) },
      version,
    });
  },
);

export const operation: Operation = {
  id: "put-pay-details",
  method: "PUT",
  path: "/v1/people/{person}/pay-details",
  capability: "people",
  access,
  summary: { zh: "登记银行账号和证件号码", en: "Enter bank account and identity number" },
  description: {
    zh: "由人事或员工本人登记，逐项加密，与企业、人员和字段绑定；未列的不变，null 表示删除。人事人员本人的账号由另一名人事登记。回答只显示末四位。",
    en: "By HR or by the employee. Each is sealed for this enterprise, person and field; what is left out stays, null takes away. Whoever is HR has their own entered by another. The answer shows the last four digits.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newPayDetailsShape },
  answer: {
    type: "application/json",
    schema: payDetailsShape,
    means: { zh: "已登记的账号和号码，只显示末四位", en: "Account and number as entered, their last four digits" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
