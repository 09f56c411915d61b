// What `cdk synth` runs: prepares the policies, bundles the functions, builds the stack and lets cdk-nag judge it.
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { bundleCapability } from "./bundle.ts";
import { findings } from "./findings.ts";
import { shipPolicies } from "./policies.ts";
import { calculatorStack } from "./stack.ts";

const app = new App();
const policies = String(app.node.tryGetContext("policies") ?? "examples");

const [calculate, checking, describe] = await Promise.all([
  bundleCapability("calculate", ".build/functions"),
  bundleCapability("policies", ".build/functions"),
  bundleCapability("describe", ".build/functions"),
]);
await shipPolicies(policies, join(calculate.folder, "policies"));

const stack = calculatorStack(app, {
  calculate: calculate.folder,
  policies: checking.folder,
  describe: describe.folder,
});
Validations.of(stack).acknowledge(...findings);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
