// Generates the description of the service: the table of operations, with every example really answered.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type * as z from "zod/mini";
import { policySchema } from "../../domain/policy/schema.ts";
import { type Example, type Operation, routeKeyOf } from "../../functions/http/operation.ts";
import { operations } from "../../functions/operations.ts";
import {
  answerShape,
  batchAnswerShape,
  checkAnswerShape,
  healthShape,
  openapiShape,
} from "../../functions/shapes/answer.ts";
import { batchShape, calculationShape } from "../../functions/shapes/calculation.ts";
import { type Answered, openapiDocument } from "./document.ts";

const root = resolve(import.meta.dirname, "../..");

export const openapiFile = resolve(root, "docs/openapi.json");

/** Schemas with a name of their own; all others are named after the operation that uses them first. */
const known: Record<string, z.ZodMiniType> = {
  Policy: policySchema,
  Calculation: calculationShape,
  Answer: answerShape,
  Batch: batchShape,
  BatchAnswer: batchAnswerShape,
  Findings: checkAnswerShape,
  Health: healthShape,
  OpenapiDocument: openapiShape,
};

const namedSchemas = (): Record<string, z.ZodMiniType> => {
  const named = { ...known };
  const seen = new Set(Object.values(named));
  const add = (schema: z.ZodMiniType | undefined, name: string): void => {
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    named[name] = schema;
  };
  for (const { id, request, answer } of operations) {
    add(request?.schema, `${pascal(id)}Request`);
    add(answer.schema, `${pascal(id)}Answer`);
  }
  return named;
};

const pascal = (id: string): string => id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The text of the file, as it should stand in the repository. */
export const generateOpenapi = async (): Promise<string> => {
  process.env.JIANGLI_POLICIES = resolve(root, "examples");
  process.env.JIANGLI_LOG = "off";
  const answered: Answered[] = [];
  for (const operation of operations)
    for (const example of operation.examples) answered.push(await answerOf(operation, example));
  const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string };
  return `${JSON.stringify(openapiDocument({ operations, named: namedSchemas(), answered, version }), null, 2)}\n`;
};

const answerOf = async (operation: Operation, example: Example): Promise<Answered> => {
  const { statusCode, body } = await operation.handler(
    {
      version: "2.0",
      routeKey: routeKeyOf(operation),
      rawPath: operation.path,
      rawQueryString: "",
      headers: { "content-type": "application/json" },
      ...(example.request !== undefined && { body: JSON.stringify(example.request) }),
      isBase64Encoded: false,
      requestContext: { requestId: "example", http: { method: operation.method, path: operation.path } },
    },
    { awsRequestId: "example" },
  );
  return { example, status: statusCode, value: JSON.parse(body) };
};
