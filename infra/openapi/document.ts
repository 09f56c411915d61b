// The OpenAPI 3.1 document of the service, made from the table of operations. English stands in the usual fields, Chinese beside it in `x-zh`.
import type * as z from "zod/mini";
import type { Example, Operation } from "../../functions/http/operation.ts";
import { type RefusalStatus, statuses } from "../../functions/http/statuses.ts";
import { problemShape } from "../../functions/shapes/common.ts";
import { parametersOf } from "./parameters.ts";
import { componentSchemas, type JsonSchema, referTo } from "./schemas.ts";
import { capabilityWords, refusalWords } from "./words.ts";

/** What the handlers really answered to the examples of the table. */
export type Answered = { example: Example; status: number; value: unknown };

type Parts = {
  operations: readonly Operation[];
  named: Record<string, z.ZodMiniType>;
  answered: readonly Answered[];
  version: string;
};

export const openapiDocument = ({ operations, named, answered, version }: Parts): Record<string, unknown> => {
  const names = new Map<z.ZodMiniType, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const refer: Refer = (schema) => {
    const name = names.get(schema);
    if (!name) throw new Error("A schema of the table of operations has no name.");
    return referTo(name);
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "Jiangli",
      version,
      description:
        "Calculates incentive awards by a policy that is data, exact to the fen and with every step explained, " +
        "and keeps the record from a suggestion to the money in the bank. Errors are problem documents (RFC 9457).",
      "x-zh": {
        title: "奖励",
        description:
          "按制度计算奖励：制度就是数据，金额精确到分，每一步都有说明；并记录从提出建议到奖金到账的全过程。错误以问题文档（RFC 9457）返回。",
      },
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(capabilityWords).map(([name, { zh, en }]) => ({ name, description: en, "x-zh": zh })),
    paths: Object.fromEntries(
      [...Map.groupBy(operations, ({ path }) => path)].map(([path, there]) => [
        path,
        Object.fromEntries(there.map((each) => [each.method.toLowerCase(), describe(each, refer, answered)])),
      ]),
    ),
    components: {
      schemas: componentSchemas({ ...named, Problem: problemShape }),
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  };
};

type Refer = (schema: z.ZodMiniType) => JsonSchema;

const describe = (operation: Operation, refer: Refer, answered: readonly Answered[]) => ({
  operationId: operation.id,
  tags: [operation.capability],
  summary: operation.summary.en,
  description: operation.description.en,
  "x-zh": { summary: operation.summary.zh, description: operation.description.zh },
  security: securityOf(operation),
  "x-access": operation.access,
  ...parametersOf(operation),
  ...(operation.request && { requestBody: requestBody(operation.request, refer, operation.examples) }),
  responses: {
    [operation.creates ? 201 : 200]: answer(operation.answer, refer, answersWith(200, operation, answered)),
    ...Object.fromEntries(
      [...operation.refusals, statuses.internal].map((status) => [
        status,
        refusal(status, answersWith(status, operation, answered)),
      ]),
    ),
  },
});

/** Visitors may come without a token, where the service runs on one machine. */
const securityOf = ({ access }: Operation) => {
  if (access.to === "anyone") return [];
  return access.to === "visitors" ? [{}, { bearer: [] }] : [{ bearer: [] }];
};

const answersWith = (wanted: number, operation: Operation, answered: readonly Answered[]): Shown[] =>
  answered
    .filter(({ example, status }) => status === wanted && operation.examples.includes(example))
    .map(({ example, value }) => ({ example, value }));

const requestBody = (request: NonNullable<Operation["request"]>, refer: Refer, examples: readonly Example[]) => {
  const shown = examples.map((example) => ({ example, value: example.request }));
  return {
    required: true,
    content: Object.fromEntries(
      request.types.map((type) => [
        type,
        // An example is written once, as JSON; the same document may be spelled in YAML.
        { schema: refer(request.schema), ...(type === "application/json" && examplesOf(shown)) },
      ]),
    ),
  };
};

const answer = ({ type, schema, means }: Operation["answer"], refer: Refer, shown: Shown[]) => ({
  description: means.en,
  "x-zh": means.zh,
  content: { [type]: { schema: schema ? refer(schema) : { type: "string" }, ...examplesOf(shown) } },
});

const refusal = (status: RefusalStatus, shown: Shown[]) => ({
  description: refusalWords[status].en,
  "x-zh": refusalWords[status].zh,
  content: { "application/problem+json": { schema: referTo("Problem"), ...examplesOf(shown) } },
});

type Shown = { example: Example; value: unknown };

const examplesOf = (shown: readonly Shown[]) => {
  if (shown.length === 0) return {};
  return {
    examples: Object.fromEntries(
      shown.map(({ example: { name, title }, value }) => [name, { summary: title.en, "x-zh": title.zh, value }]),
    ),
  };
};
