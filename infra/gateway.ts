// The HTTP API: every route comes from the table of operations and wants a token unless its row lets anyone in; everything else is answered 404 or 405.
import { RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Capability, Operation } from "../functions/http/operation.ts";
import { keep, openRoute } from "./findings.ts";

type Limits = { requestsPerSecond: number; burst: number };

export const gateway = (
  scope: Construct,
  operations: readonly Operation[],
  functions: Record<Capability, IFunction>,
  signedIn: IHttpRouteAuthorizer,
  limits: Limits,
): HttpApi => {
  const integrations = Object.fromEntries(
    Object.entries(functions).map(([name, target]) => [name, new HttpLambdaIntegration(`${name}Integration`, target)]),
  ) as Record<Capability, HttpLambdaIntegration>;
  const api = new HttpApi(scope, "Api", {
    description: "Jiangli: incentives calculated to the fen",
    createDefaultStage: false,
    defaultIntegration: integrations.describe,
  });
  for (const operation of operations) {
    const open = operation.access.to === "anyone";
    const routes = api.addRoutes({
      path: operation.path,
      methods: [HttpMethod[operation.method]],
      integration: integrations[operation.capability],
      authorizer: open ? new HttpNoneAuthorizer() : signedIn,
    });
    if (open) for (const route of routes) keep(route, openRoute);
  }
  keep(api.node.findChild("DefaultRoute"), openRoute);
  addStage(scope, api, limits);
  return api;
};

const addStage = (scope: Construct, api: HttpApi, limits: Limits): HttpStage =>
  new HttpStage(scope, "Stage", {
    httpApi: api,
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: limits.requestsPerSecond, burstLimit: limits.burst },
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog(scope)), format: accessLogFormat },
  });

const accessLog = (scope: Construct): LogGroup =>
  new LogGroup(scope, "AccessLog", { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.DESTROY });

/** No address and no agent of the caller: the log says how the service did, not who asked. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    time: "$context.requestTime",
    requestId: "$context.requestId",
    route: "$context.routeKey",
    status: "$context.status",
    ms: "$context.responseLatency",
    bytes: "$context.responseLength",
    error: "$context.integrationErrorMessage",
  }),
);
