// Paths with {parameters}: which operation's path an address is, and what stands in its places.

export type Params = Record<string, string>;

/** Undefined where the address is not of this path. A part is compared before it is decoded, as the gateway does. */
export const matchPath = (path: string, address: string): Params | undefined => {
  const wanted = path.split("/");
  const given = address.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Params = {};
  for (const [index, part] of wanted.entries()) {
    const found = given[index] as string;
    if (!part.startsWith("{")) {
      if (part !== found) return undefined;
    } else if (found === "") return undefined;
    else params[part.slice(1, -1)] = found;
  }
  return params;
};

/** As they were meant; what cannot be decoded is left as it came, and is then no id. */
export const decodeParams = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(value)]));

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
