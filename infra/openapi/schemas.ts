// The schemas of the table of operations as JSON Schema: one entry for each named schema, references between them.
import * as z from "zod/mini";
import { leaves } from "../../domain/policy/schema.ts";
import { describedLeaves } from "./leaves.ts";

export type JsonSchema = Record<string, unknown>;

const prefix = "#/components/schemas/";

/** `named` are the schemas that get an entry of their own beside the plain values. */
export const componentSchemas = (named: Record<string, z.ZodMiniType>): Record<string, JsonSchema> => {
  const registry = z.registry<{ id?: string }>();
  const written = new Map<unknown, JsonSchema>();
  for (const [leaf, { id, schema }] of Object.entries(describedLeaves)) {
    const described = leaves[leaf as keyof typeof leaves];
    registry.add(described, { id });
    written.set(described, schema);
  }
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    unrepresentable: "any",
    uri: (id) => prefix + id,
    override: ({ zodSchema, jsonSchema }) => {
      const schema = written.get(zodSchema);
      if (schema) Object.assign(jsonSchema, schema);
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]));
};

export const referTo = (id: string): JsonSchema => ({ $ref: prefix + id });

/** Inside one document the place says which schema it is. */
const withoutAddress = (schema: object): JsonSchema => {
  const { $schema: _dialect, $id: _address, id: _name, ...rest } = schema as JsonSchema;
  return rest;
};
