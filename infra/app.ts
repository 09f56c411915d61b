// What `cdk synth` runs: reads the settings, bundles the functions, builds the stack and lets cdk-nag judge it.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Capability } from "../functions/http/operation.ts";
import { bundleCapability } from "./bundle.ts";
import { capabilities } from "./needs.ts";
import { readSettings } from "./settings.ts";
import { jiangliStack } from "./stack.ts";

const app = new App();
const settings = readSettings((name) => app.node.tryGetContext(name), process.env.CDK_DEFAULT_REGION);
if ("wrong" in settings) {
  process.stderr.write(`${settings.wrong}\n`);
  process.exit(1);
}

const folders = {} as Record<Capability, string>;
for (const capability of capabilities) {
  folders[capability] = (await bundleCapability(capability, ".build/functions")).folder;
}

jiangliStack(app, folders, settings);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
