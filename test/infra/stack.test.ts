// The stack as it would be deployed: routes, functions, table, files and logs, and what cdk-nag says.
import { App, Stack } from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "../../functions/operations.ts";
import * as findings from "../../infra/findings.ts";
import { capabilities } from "../../infra/needs.ts";
import { resourcesOf, type Synthesized, synthesize } from "./synthesize.ts";

let app: Synthesized["app"];
let stack: Synthesized["stack"];
let template: Synthesized["template"];

beforeAll(() => {
  ({ app, stack, template } = synthesize());
});

const propertiesOf = (type: string) => resourcesOf(template, type).map(([, properties]) => properties);

describe("routes", () => {
  test("are those of the table of operations, and one for everything else", () => {
    const routes = propertiesOf("AWS::ApiGatewayV2::Route").map(({ RouteKey }) => RouteKey);
    expect(routes.toSorted()).toEqual(
      ["$default", ...operations.map(({ method, path }) => `${method} ${path}`)].toSorted(),
    );
  });

  test("ask for a token, all but those that let anyone in", () => {
    const [authorizer] = resourcesOf(template, "AWS::ApiGatewayV2::Authorizer").map(([id]) => id);
    const open = propertiesOf("AWS::ApiGatewayV2::Route").filter(({ AuthorizationType, AuthorizerId }) => {
      if (AuthorizationType !== "JWT") return true;
      expect(AuthorizerId).toEqual({ Ref: authorizer });
      return false;
    });
    const routes = open.map(({ RouteKey }) => RouteKey as string);
    const onTheList = ["$default", "GET /docs", "GET /health", "GET /openapi.json", "GET /ready"];
    expect(routes.filter((route) => !onTheList.includes(route))).toEqual([]);
    expect(routes).toContain("GET /health");
  });

  test("hand over events of format 2.0", () => {
    const formats = propertiesOf("AWS::ApiGatewayV2::Integration").map(
      ({ PayloadFormatVersion }) => PayloadFormatVersion,
    );
    expect(new Set(formats)).toEqual(new Set(["2.0"]));
  });

  test("are throttled, and their log names no caller", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp("sourceIp|userAgent|identity|authorizer")) },
    });
  });
});

test("functions stand one for each capability, on the runtime and processor that were chosen, with no options for Node", () => {
  template.resourceCountIs("AWS::Lambda::Function", capabilities.length);
  template.allResourcesProperties("AWS::Lambda::Function", {
    Runtime: "nodejs24.x",
    Architectures: ["arm64"],
    Handler: "index.handler",
  });
  for (const { MemorySize, Timeout, Environment } of propertiesOf("AWS::Lambda::Function")) {
    expect(JSON.stringify(Environment ?? {})).not.toContain("NODE_OPTIONS");
    expect(MemorySize).toBeGreaterThanOrEqual(256);
    expect(Timeout).toBeLessThan(30);
  }
});

describe("the table", () => {
  const table = { Type: "AWS::DynamoDB::GlobalTable", DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };

  test("has one key of two parts, is paid by use, forgets what expired and is not lost by mistake", () => {
    template.hasResource("AWS::DynamoDB::GlobalTable", {
      ...table,
      Properties: {
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
        ],
        BillingMode: "PAY_PER_REQUEST",
        TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            SSESpecification: { KMSMasterKeyId: { "Fn::GetAtt": [Match.stringLikeRegexp("^StorageKey"), "Arn"] } },
          },
        ],
        GlobalSecondaryIndexes: Match.absent(),
        LocalSecondaryIndexes: Match.absent(),
        StreamSpecification: Match.absent(),
        TableName: Match.absent(),
      },
    });
  });

  test("takes a name of one's own", () => {
    const { template: named } = synthesize({ tableName: "jiangli-records" });
    named.hasResourceProperties("AWS::DynamoDB::GlobalTable", { TableName: "jiangli-records" });
  });
});

describe("the files", () => {
  test("are versioned, under the key of the store, and every access is logged", () => {
    template.hasResource("AWS::S3::Bucket", {
      DeletionPolicy: "Retain",
      Properties: {
        VersioningConfiguration: { Status: "Enabled" },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: "aws:kms",
                KMSMasterKeyID: { "Fn::GetAtt": [Match.stringLikeRegexp("^StorageKey"), "Arn"] },
              },
            },
          ],
        },
        LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp("^FileAccessLog") } },
        LifecycleConfiguration: {
          Rules: [
            { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: "Enabled" },
            { NoncurrentVersionExpiration: { NoncurrentDays: 90 }, Status: "Enabled" },
          ],
        },
      },
    });
  });

  test("and their log are closed to the public and to plain HTTP", () => {
    template.resourceCountIs("AWS::S3::Bucket", 2);
    template.allResourcesProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.resourceCountIs("AWS::S3::BucketPolicy", 2);
    template.allResourcesProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      },
    });
  });
});

test("keys turn every year and outlive the stack", () => {
  template.resourceCountIs("AWS::KMS::Key", 2);
  template.allResources("AWS::KMS::Key", { DeletionPolicy: "Retain", Properties: { EnableKeyRotation: true } });
});

test("every log is kept for a set time", () => {
  const kept = propertiesOf("AWS::Logs::LogGroup").map(({ RetentionInDays }) => RetentionInDays);
  expect(kept.toSorted()).toEqual([365, ...capabilities.map(() => 90)]);
});

test("what the jiangli command needs is told", () => {
  const outputs = Object.keys(template.toJSON().Outputs);
  expect(outputs.toSorted()).toEqual(["Address", "Audience", "BucketName", "Issuer", "TableName"]);
});

test("nothing names a partition, a region or an account", () => {
  const named = /arn:aws|amazonaws\.com\.cn|[a-z]{2}-[a-z]+-[0-9]\b|\b[0-9]{12}\b/g;
  expect(JSON.stringify(template.toJSON()).match(named)).toBeNull();
});

describe("cdk-nag", () => {
  const found = (asked: Stack, at: App) =>
    new AwsSolutionsChecks(at).validateScope(asked).violations.map(({ ruleName }) => ruleName);

  test("finds nothing but what is acknowledged with a reason", () => {
    expect(found(stack, app)).toEqual([]);
    const { openRoute, secondFactorByChoice, withoutThreatProtection } = findings;
    for (const { reason } of [openRoute, secondFactorByChoice, withoutThreatProtection])
      expect(reason.length).toBeGreaterThan(60);
  });

  test("looks at all: a bucket left open is found", () => {
    const other = new App();
    const open = new Stack(other, "Open");
    new Bucket(open, "Bucket");
    expect(found(open, other)).toContain("AwsSolutions-S10");
  });
});
