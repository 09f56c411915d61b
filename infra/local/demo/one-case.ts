// What happens to one case of any kind in the demo: each step is an operation that someone asks for at a moment.
import type { EpochMs } from "../../../domain/values/moment.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";

export type OneCase = {
  /** An operation on the case itself. */
  step: (at: EpochMs, by: string, what: string, body?: unknown) => OneCase;
  propose: (at: EpochMs, by: string, body?: object) => OneCase;
  /** An operation on its newest award. */
  award: (at: EpochMs, by: string, what: string, body?: unknown, of?: { stage: string }) => OneCase;
  /** Its id, once it is written. */
  id: () => string;
};

export type Telling = { desk: Desk; happenings: Happening[]; kind: string };

/** `people`: what they have of a year decides about the next award. */
export const tellCase = (
  { desk, happenings, kind }: Telling,
  { at: drafted, by, body, people }: { at: EpochMs; by: string; body: () => object; people: readonly string[] },
): OneCase => {
  const name = `${kind} ${happenings.length}`;
  let id = "";
  let award = "";
  const then = (at: EpochMs, run: () => Promise<unknown>, about: readonly string[] = []): OneCase => {
    happenings.push({ at, about: [name, ...about], run });
    return one;
  };
  const one: OneCase = {
    step: (at, who, what, sent) => then(at, () => desk({ at, by: who, do: what, of: { [kind]: id }, body: sent })),
    propose: (at, who, sent = {}) =>
      then(
        at,
        async () => {
          ({ id: award } = await desk({
            ...{ at, by: who, do: `propose-${kind}-award` },
            ...{ of: { [kind]: id }, body: sent },
          }));
        },
        people,
      ),
    award: (at, who, what, sent, of) =>
      then(at, () => desk({ at, by: who, do: what, of: { award, ...of }, body: sent }), people),
    id: () => id,
  };
  then(drafted, async () => {
    ({ id } = await desk({ at: drafted, by, do: `create-${kind}`, body: body() }));
  });
  return one;
};
