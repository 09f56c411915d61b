// The one table of operations: gateway routes, local routes, bundles and the OpenAPI document are made from it. No handler imports it.
import { operation as calculate } from "./calculate.ts";
import { operation as calculateBatch } from "./calculate-batch.ts";
import { operation as checkPolicy } from "./check-policy.ts";
import { operation as docs } from "./docs.ts";
import { operation as health } from "./health.ts";
import type { Operation } from "./http/operation.ts";
import { operation as openapi } from "./openapi.ts";

export const operations: readonly Operation[] = [calculate, calculateBatch, checkPolicy, openapi, docs, health];
