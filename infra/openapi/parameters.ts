// What an operation takes besides a body: the ids in its path, its query, and the headers of a write.
import * as z from "zod/mini";
import type { Operation } from "../../functions/http/operation.ts";

export const parametersOf = (operation: Operation) => {
  const parameters = [...inPath(operation), ...inQuery(operation), ...inHeaders(operation)];
  return parameters.length === 0 ? {} : { parameters };
};

const inPath = ({ path }: Operation) =>
  [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

const inQuery = ({ query }: Operation) => {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: Object.keys(schema).length === 0 ? { type: "string" } : schema,
  }));
};

/** Whoever may only read has nothing that could be done twice. */
const inHeaders = ({ method, capability, access, ifMatch }: Operation) => [
  ...(method !== "GET" && capability !== "read" && typeof access.to !== "string"
    ? [
        {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          description: "A new one for each new action; the same one when a request is repeated",
          "x-zh": "每次新操作用新的；重试时用原来的",
          schema: { type: "string", pattern: "^[A-Za-z0-9._-]{8,64}$" },
        },
      ]
    : []),
  ...(ifMatch
    ? [
        {
          name: "If-Match",
          in: "header",
          required: true,
          description: "The ETag of the version that is changed",
          "x-zh": "所依据版本的 ETag",
          schema: { type: "string" },
        },
      ]
    : []),
];
