// The stack as `cdk synth` makes it, with the feature flags of cdk.json, and what its parts may do.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { Capability } from "../../functions/http/operation.ts";
import { capabilities } from "../../infra/needs.ts";
import { readSettings } from "../../infra/settings.ts";
import { jiangliStack } from "../../infra/stack.ts";

const { context: flags } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../cdk.json"), "utf8"));

export type Synthesized = { app: App; stack: Stack; template: Template };

/** The code of the functions is a stand-in: what it does is for the tests of the bundles. */
export const synthesize = (context: Record<string, string> = {}): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), "jiangli-stack-"));
  writeFileSync(join(folder, "index.mjs"), "export const handler = () => {};\n");
  const app = new App({ context: { ...flags, ...context }, analyticsReporting: false });
  const settings = readSettings((name) => app.node.tryGetContext(name), undefined);
  if ("wrong" in settings) throw new Error(settings.wrong);
  const folders = Object.fromEntries(capabilities.map((name) => [name, folder])) as Record<Capability, string>;
  const stack = jiangliStack(app, folders, settings);
  return { app, stack, template: Template.fromStack(stack) };
};

export type Statement = {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

type Resource = { Properties: Record<string, unknown> };

export const resourcesOf = (template: Template, type: string): [id: string, properties: Record<string, unknown>][] =>
  Object.entries(template.findResources(type) as Record<string, Resource>).map(([id, { Properties }]) => [
    id,
    Properties,
  ]);

/** What the role of a capability may do besides writing its log. */
export const statementsOf = (template: Template, capability: Capability): Statement[] =>
  resourcesOf(template, "AWS::IAM::Policy")
    .filter(([id]) => id.toLowerCase().startsWith(`${capability}role`))
    .flatMap(([, { PolicyDocument }]) => (PolicyDocument as { Statement: Statement[] }).Statement)
    .filter((statement) => !actionsIn(statement).some((action) => action.startsWith("logs:")));

export const actionsIn = ({ Action }: Statement): string[] => [Action].flat();
