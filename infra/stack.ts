// The parts list of Jiangli on AWS: table, files and keys, one function a capability, and the gateway that lets people in.
import { type App, CfnOutput, Stack } from "aws-cdk-lib";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Capability } from "../functions/http/operation.ts";
import { operations } from "../functions/operations.ts";
import { fileBucket } from "./files.ts";
import { capabilityFunction, type Store } from "./functions.ts";
import { gateway } from "./gateway.ts";
import { fieldKey, onlyFor, storageKey } from "./key.ts";
import { capabilities, needs } from "./needs.ts";
import type { Settings } from "./settings.ts";
import { authorizer, cognitoSignIn } from "./sign-in.ts";
import { recordTable } from "./table.ts";

/** `folders` holds the bundle of each capability. */
export const jiangliStack = (app: App, folders: Record<Capability, string>, settings: Settings): Stack => {
  const stack = new Stack(app, "Jiangli", { description: "Jiangli: serverless incentive calculator" });
  const key = storageKey(stack);
  const store: Store = {
    table: recordTable(stack, key, settings.tableName),
    files: fileBucket(stack, key),
    storageKey: key,
    fieldKey: fieldKey(stack),
  };
  const functions = Object.fromEntries(
    capabilities.map((name) => [name, capabilityFunction(stack, name, folders[name], store)]),
  ) as Record<Capability, LambdaFunction>;
  onlyFor(
    capabilities.flatMap((name) => (needs[name].fieldKey ? (functions[name].role ?? []) : [])),
    store.fieldKey,
  );
  const signIn = settings.signIn ?? cognitoSignIn(stack);
  const api = gateway(stack, operations, functions, authorizer(signIn), settings);
  output(stack, {
    Address: [api.apiEndpoint, "Where the API answers"],
    TableName: [store.table.tableName, "JIANGLI_TABLE for the jiangli command"],
    BucketName: [store.files.bucketName, "JIANGLI_BUCKET for the jiangli command"],
    Issuer: [signIn.issuer, "Who signs people in; a membership names it"],
    Audience: [signIn.audience.join(","), "For whom tokens are issued; with Cognito the id of the client"],
  });
  return stack;
};

const output = (stack: Stack, outputs: { [name: string]: [value: string, description: string] }): void => {
  for (const [name, [value, description]] of Object.entries(outputs))
    new CfnOutput(stack, name, { value, description });
};
