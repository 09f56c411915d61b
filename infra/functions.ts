// The Lambda functions, one a capability: each with its own role, its own log group and nothing else that it may touch.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Capability } from "../functions/http/operation.ts";

/** Memory buys processor time: at 512 MB a batch of a thousand cases is done before anyone waits. */
const memoryMb: Record<Capability, number> = { calculate: 512, policies: 512, describe: 256 };

const purposes: Record<Capability, string> = {
  calculate: "Calculates awards by a policy, one or many at once",
  policies: "Checks a policy before it is published",
  describe: "Describes the service to people and programs",
};

export const capabilityFunction = (scope: Construct, capability: Capability, folder: string): LambdaFunction => {
  const name = `${capability.charAt(0).toUpperCase()}${capability.slice(1)}`;
  const logGroup = new LogGroup(scope, `${name}Log`, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${name}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description: `May write the log of ${name} and nothing else`,
  });
  logGroup.grantWrite(role);
  return new LambdaFunction(scope, `${name}Function`, {
    description: purposes[capability],
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: "index.handler",
    code: Code.fromAsset(folder),
    role,
    logGroup,
    memorySize: memoryMb[capability],
    timeout: Duration.seconds(10),
    // Only a calculation refers to stored policies; they lie beside its code.
    environment: capability === "calculate" ? { JIANGLI_POLICIES: "policies" } : {},
  });
};
