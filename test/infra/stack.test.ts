// The stack as it would be deployed: what stands in it, what each function may do, and what cdk-nag says.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, type Stack, Validations } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "../../functions/operations.ts";
import { bundleCapability, capabilities } from "../../infra/bundle.ts";
import { findings } from "../../infra/findings.ts";
import { calculatorStack } from "../../infra/stack.ts";

let app: App;
let stack: Stack;
let template: Template;

beforeAll(async () => {
  const into = mkdtempSync(join(tmpdir(), "jiangli-stack-"));
  const bundles = await Promise.all(capabilities.map((capability) => bundleCapability(capability, into)));
  const [calculate, policies, describing] = bundles.map(({ folder }) => folder) as [string, string, string];
  const { context } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../cdk.json"), "utf8"));
  app = new App({ context, analyticsReporting: false });
  stack = calculatorStack(app, { calculate, policies, describe: describing });
  template = Template.fromStack(stack);
});

const resourcesOf = (type: string) => Object.values(template.findResources(type));

describe("routes", () => {
  test("are those of the table of operations, and one for everything else", () => {
    const routes = resourcesOf("AWS::ApiGatewayV2::Route").map(({ Properties }) => Properties.RouteKey);
    expect(routes.toSorted()).toEqual(
      ["$default", ...operations.map(({ method, path }) => `${method} ${path}`)].toSorted(),
    );
  });

  test("are throttled, and their log names no caller", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp("sourceIp|userAgent|identity")) },
    });
  });
});

describe("functions", () => {
  test("stand one for each capability, on the runtime and processor that were chosen", () => {
    template.resourceCountIs("AWS::Lambda::Function", capabilities.length);
    template.allResourcesProperties("AWS::Lambda::Function", {
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      Timeout: 10,
    });
  });

  test("write their own log and may do nothing else", () => {
    const statements = resourcesOf("AWS::IAM::Policy").flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements).toHaveLength(capabilities.length);
    for (const { Action, Effect, Resource } of statements) {
      expect({ Action, Effect }).toEqual({ Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Effect: "Allow" });
      expect(Resource).toEqual({ "Fn::GetAtt": [expect.stringMatching(/Log[0-9A-F]{8}$/), "Arn"] });
    }
    expect(resourcesOf("AWS::IAM::Role").map(({ Properties }) => Properties.ManagedPolicyArns)).toEqual(
      capabilities.map(() => undefined),
    );
  });

  test("only the calculating one finds policies beside its code", () => {
    const environments = resourcesOf("AWS::Lambda::Function").flatMap(({ Properties }) => Properties.Environment ?? []);
    expect(environments).toEqual([{ Variables: { JIANGLI_POLICIES: "policies" } }]);
  });
});

test("every log is kept for a set time", () => {
  const kept = resourcesOf("AWS::Logs::LogGroup").map(({ Properties }) => Properties.RetentionInDays);
  expect(kept.toSorted()).toEqual([365, 90, 90, 90]);
});

test("nothing names a partition, a region or an account", () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(
    /arn:aws|amazonaws\.com\.cn|[a-z]{2}-[a-z]+-[0-9]\b|\b[0-9]{12}\b/,
  );
});

test("cdk-nag finds exactly what is acknowledged with a reason, and then nothing", () => {
  const rulesFound = () => {
    const { violations } = new AwsSolutionsChecks(app).validateScope(stack);
    return [...new Set(violations.map(({ ruleName }) => ruleName))];
  };
  expect(rulesFound()).toEqual(findings.map(({ id }) => id));
  for (const { reason } of findings) expect(reason.length).toBeGreaterThan(60);
  Validations.of(stack).acknowledge(...findings);
  expect(rulesFound()).toEqual([]);
});
