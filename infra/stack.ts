// The parts list of the calculator on AWS: one function a capability, and the gateway before them.
import { type App, CfnOutput, Stack } from "aws-cdk-lib";
import type { Capability } from "../functions/http/operation.ts";
import { operations } from "../functions/operations.ts";
import { capabilityFunction } from "./functions.ts";
import { gateway } from "./gateway.ts";

/** `folders` holds the bundle of each capability. */
export const calculatorStack = (app: App, folders: Record<Capability, string>): Stack => {
  const stack = new Stack(app, "Jiangli", { description: "Jiangli: serverless incentive calculator" });
  const api = gateway(
    stack,
    operations,
    {
      calculate: capabilityFunction(stack, "calculate", folders.calculate),
      policies: capabilityFunction(stack, "policies", folders.policies),
      describe: capabilityFunction(stack, "describe", folders.describe),
    },
    {
      requestsPerSecond: Number(app.node.tryGetContext("requestsPerSecond") ?? 100),
      burst: Number(app.node.tryGetContext("burst") ?? 200),
    },
  );
  new CfnOutput(stack, "Address", { value: api.apiEndpoint, description: "Where the API answers" });
  return stack;
};
