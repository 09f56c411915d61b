// The Lambda functions, one a capability: each with its own role, its own log group and nothing else than its row of needs asks for.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Capability } from "../functions/http/operation.ts";
import { grantFiles } from "./files.ts";
import { anyFileInside, keep } from "./findings.ts";
import { grantFieldKey } from "./key.ts";
import { type Needs, needs } from "./needs.ts";
import { grantTable } from "./table.ts";

/** What all functions share, each as far as its row says. */
export type Store = { table: TableV2; files: Bucket; storageKey: Key; fieldKey: Key };

export const capabilityFunction = (
  scope: Construct,
  capability: Capability,
  folder: string,
  store: Store,
): LambdaFunction => {
  const row = needs[capability];
  const name = `${capability.charAt(0).toUpperCase()}${capability.slice(1)}`;
  const logGroup = new LogGroup(scope, `${name}Log`, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${name}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description: `Jiangli: ${row.purpose}`,
  });
  logGroup.grantWrite(role);
  grant(role, row, store);
  return new LambdaFunction(scope, `${name}Function`, {
    description: row.purpose,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: "index.handler",
    code: Code.fromAsset(folder),
    role,
    logGroup,
    memorySize: row.memoryMb,
    timeout: Duration.seconds(row.timeoutSeconds),
    environment: environmentOf(row, store),
  });
};

const grant = (role: Role, row: Needs, { table, files, storageKey, fieldKey }: Store): void => {
  grantTable(role, table, storageKey, row.table);
  grantFiles(role, files, storageKey, row.files);
  if (row.files !== "none") keep(role, anyFileInside(files));
  if (row.fieldKey) grantFieldKey(role, fieldKey);
};

const environmentOf = (row: Needs, { table, files, fieldKey }: Store): Record<string, string> => ({
  ...(row.table !== "none" && { JIANGLI_TABLE: table.tableName }),
  ...(row.files !== "none" && { JIANGLI_BUCKET: files.bucketName }),
  ...(row.fieldKey && { JIANGLI_KEY_ID: fieldKey.keyArn }),
});
