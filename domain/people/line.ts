// The line of command 上级: everyone above a person, the nearest first, as far up as a line may go.

/** No enterprise has more levels; whatever walks up a line stops here. */
export const levelsMax = 12;

/** `managersById` names the manager of each person who has one. A line that comes back to someone ends there. */
export const lineOf = (person: string, managersById: ReadonlyMap<string, string>): string[] => {
  const line: string[] = [];
  let next = managersById.get(person);
  while (next !== undefined && next !== person && !line.includes(next) && line.length < levelsMax) {
    line.push(next);
    next = managersById.get(next);
  }
  return line;
};

/** Whether a person could have the line that they are given: it ends at the top, before there are too many levels. */
export const endsAtTheTop = (person: string, managersById: ReadonlyMap<string, string>): boolean => {
  const line = lineOf(person, managersById);
  return managersById.get(line.at(-1) ?? person) === undefined;
};
