// The parts of an OpenAPI document that the page reads: only what this service's own document contains.

export type Schema = {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  pattern?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

export type Content = Record<string, { schema: Schema; examples?: Record<string, ExampleValue> }>;

export type ExampleValue = { summary: string; "x-zh": string; value: unknown };

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  "x-zh"?: string;
  schema: Schema;
};

/** Who may call it: everyone, or roles, some of them only as someone who stands in a relation to the record. */
export type DescribedAccess = { to: string | readonly string[]; apart?: readonly string[]; from?: readonly string[] };

export type DescribedOperation = {
  operationId: string;
  summary: string;
  description: string;
  "x-zh": { summary: string; description: string };
  "x-access": DescribedAccess;
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; "x-zh": string; content: Content }>;
};

export type Description = {
  info: { title: string; version: string; description: string; "x-zh": { title: string; description: string } };
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema> };
};
