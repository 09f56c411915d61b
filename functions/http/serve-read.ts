// The stack around every function that reads records: sign-in, role, query; then the function loads, decides and answers.
import type * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Outcome } from "../../domain/refusals.ts";
import { type Asked, askedOf, enter, readIds, readQuery } from "./asked.ts";
import type { Handler, HttpAnswer } from "./event.ts";
import { respond } from "./respond.ts";
import { serve } from "./serve.ts";

type Rules<Query extends z.ZodMiniType> = { access: Access; query?: Query };

/** `version` becomes the ETag that a change must name. */
export type Found = { body: unknown; version?: number };

export const serveRead = <Query extends z.ZodMiniType>(
  rules: Rules<Query>,
  decide: (asked: Asked<z.output<Query>, undefined>) => Promise<Outcome<Found> | HttpAnswer>,
): Handler =>
  serve(async (event) => {
    const caller = await enter(event, rules.access);
    if (!caller.ok) return caller;
    const ids = readIds(event);
    if (!ids.ok) return ids;
    const query = readQuery(event, rules.query);
    if (!query.ok) return query;
    const decided = await decide(
      askedOf(event, caller.value, rules.access, { ids: ids.value, query: query.value, body: undefined }),
    );
    if (!("ok" in decided) || !decided.ok) return decided;
    const { body, version } = decided.value;
    const answer = respond(event, { ok: true, value: body });
    return version === undefined ? answer : { ...answer, headers: { ...answer.headers, etag: `"${version}"` } };
  });
