// The people of an enterprise in the order of their ids, a chunk at a time, without those whom a pass has seen to already.
import { idsInList } from "../files/walk.ts";

export type Span = { first: string; last: string };

export type PeopleChunk = { number: number; people: string[] };

/** One new allowance of one item each, and they fit into one transaction. */
const peopleInAChunk = 16;

/** Spans that are done come in any order; people who were entered within one since then are found by the next pass. */
export async function* peopleInChunks(tenant: string, done: readonly Span[]): AsyncGenerator<PeopleChunk> {
  const isDone = finder(done);
  let number = 0;
  let people: string[] = [];
  for await (const person of idsInList(tenant, "people")) {
    const isOver = isDone(person);
    if (!isOver) people.push(person);
    if (people.length === 0 || (!isOver && people.length < peopleInAChunk)) continue;
    yield { number, people };
    number += 1;
    people = [];
  }
  if (people.length > 0) yield { number, people };
}

/** To be asked in the order of ids. */
const finder = (done: readonly Span[]): ((person: string) => boolean) => {
  const spans = done.toSorted((a, b) => (a.first < b.first ? -1 : 1));
  let next = 0;
  let until = "";
  return (person) => {
    for (let span = spans[next]; span && span.first <= person; span = spans[++next])
      if (span.last > until) until = span.last;
    return person <= until;
  };
};

export const countPeople = async (tenant: string): Promise<number> => {
  let count = 0;
  for await (const _ of idsInList(tenant, "people")) count += 1;
  return count;
};
