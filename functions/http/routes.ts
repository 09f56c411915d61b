// Finds the operation that an address and a method mean, among paths with and without {parameters}.
import { matchPath, type Params } from "./path.ts";

type Route = { method: string; path: string };

/** Plain paths are found at once; those with parameters are compared one by one, as many as have the same number of parts. */
export const findRoute = <Row extends Route>(
  rows: readonly Row[],
): ((method: string, address: string) => { row: Row; params: Params } | undefined) => {
  const plain = new Map(
    rows.filter(({ path }) => !path.includes("{")).map((row) => [`${row.method} ${row.path}`, row]),
  );
  const byParts = Map.groupBy(
    rows.filter(({ path }) => path.includes("{")),
    ({ method, path }) => `${method} ${path.split("/").length}`,
  );
  return (method, address) => {
    const row = plain.get(`${method} ${address}`);
    if (row) return { row, params: {} };
    for (const candidate of byParts.get(`${method} ${address.split("/").length}`) ?? []) {
      const params = matchPath(candidate.path, address);
      if (params) return { row: candidate, params };
    }
    return undefined;
  };
};
