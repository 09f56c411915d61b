// The one table of operations: gateway routes, local routes, bundles and the OpenAPI document are made from it. No handler imports it.
import { operation as calculate } from "./calculations/calculate.ts";
import { operation as calculateBatch } from "./calculations/calculate-batch.ts";
import type { Operation } from "./http/operation.ts";
import { operation as createPerson } from "./people/create-person.ts";
import { operation as getPerson } from "./people/get-person.ts";
import { operation as listPeople } from "./people/list-people.ts";
import { operation as checkPolicy } from "./policies/check-policy.ts";
import { operation as docs } from "./service/docs.ts";
import { operation as health } from "./service/health.ts";
import { operation as openapi } from "./service/openapi.ts";

export const operations: readonly Operation[] = [
  calculate,
  calculateBatch,
  checkPolicy,
  createPerson,
  listPeople,
  getPerson,
  openapi,
  docs,
  health,
];
