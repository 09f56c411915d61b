// GET /v1/people/{person}/pay-details: the last digits of account and identity number; the whole of them only with an entry in the journal.
import * as z from "zod/mini";
import type { Access, Acting } from "../../domain/access/access.ts";
import { sealedFields } from "../../domain/people/pay-details.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { type Asked, actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { payDetailsShape } from "../shapes/people.ts";
import { commit } from "../store/commit.ts";
import { load } from "../store/load.ts";
import { forgetMembers } from "../store/members.ts";
import { openDetails, showDetails } from "./pay-details.ts";

const access: Access = { to: ["hr", "cashier", "employee:self"] };

const queryShape = z.strictObject({ reveal: z.optional(z.enum(["yes", "no"])) });

export const handler = serveRead({ access, query: queryShape }, async (asked) => {
  const { person: id = "" } = asked.ids;
  const person = await load<Person, PersonSecret>(asked.tenant, "person", id);
  if (!person) return unknownId();
  const may = await asked.may({ relations: { self: [id] } });
  if (!may.ok) return may;
  const isRevealed = asked.query.reveal === "yes";
  const noted = isRevealed ? await noteReading(asked, person, may.value) : accept(undefined);
  if (!noted.ok) return noted;
  const plain = await openDetails(asked.tenant, person);
  if (!plain.ok) return plain;
  return accept({ body: showDetails(id, person.version, plain.value, isRevealed), version: person.version });
});

/** First the entry, then the number: nobody reads without having been written down. */
const noteReading = async (
  asked: Asked<unknown, undefined>,
  person: Loaded<Person, PersonSecret>,
  acting: Acting,
): Promise<Outcome<undefined>> => {
  const fields = sealedFields.filter((field) => person.secret?.[field] !== undefined);
  if (fields.length === 0) return accept(undefined);
  const saved = await commit(actorOf(asked, "get-pay-details", acting), {
    changes: [],
    holds: asked.caller.holds,
    note: { fields, person: person.id, reader: asked.caller.person },
  });
  if (saved.did === "committed") return accept(undefined);
  // The reader's rights may just have changed: the next try sees them as they are.
  forgetMembers();
  return refuseAll([refuse("busy", "")]);
};

export const operation: Operation = {
  id: "get-pay-details",
  method: "GET",
  path: "/v1/people/{person}/pay-details",
  // It opens sealed fields and writes to the journal, which the functions that only read may not.
  capability: "people",
  access,
  summary: { zh: "银行账号和证件号码", en: "Bank account and identity number" },
  description: {
    zh: "默认只显示末四位；加 ?reveal=yes 显示全部，每次都在台账中记下查看人、被查看人和字段。",
    en: "The last four digits; with ?reveal=yes all of them, and each time the journal notes who read which of whose fields.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: payDetailsShape,
    means: { zh: "账号和号码，masked 说明是否遮盖", en: "Account and number; `masked` says whether they are covered" },
  },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
