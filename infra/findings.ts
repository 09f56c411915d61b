// What cdk-nag finds and this stack keeps, each with its reason, acknowledged at the one resource that it is about.
import { type Acknowledgment, type CfnResource, Stack, Validations } from "aws-cdk-lib";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { IConstruct } from "constructs";

/** A finding without a line here stops the synthesis. */
export const keep = (construct: IConstruct, ...findings: Acknowledgment[]): void =>
  Validations.of(construct).acknowledge(...findings);

export const openRoute: Acknowledgment = {
  id: "AwsSolutions-APIG4",
  reason:
    "Anyone may ask how the service is and how it is used, and be told that a route does not exist. " +
    "The row of the operation says so; such an answer holds no record of anyone.",
};

export const secondFactorByChoice: Acknowledgment = {
  id: "AwsSolutions-COG2",
  reason:
    "Many workers have no phone of the company and sign in at a shared terminal, so each may add a second factor but none must. " +
    "An enterprise that demands one signs in by its own issuer.",
};

export const withoutThreatProtection: Acknowledgment = {
  id: "AwsSolutions-COG8",
  reason:
    "Threat protection is priced by the head and month. Accounts are made by an administrator only, passwords are long, " +
    "and a signed-in stranger without a membership sees nothing.",
};

/** The identifier names the bucket, so that no other wildcard is let through with it. */
export const anyFileInside = (files: Bucket): Acknowledgment => {
  const bucket = Stack.of(files).getLogicalId(files.node.defaultChild as CfnResource);
  return {
    id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`,
    reason:
      "Files are named by the record that they belong to, one prefix a tenant, and cannot be named here beforehand. " +
      "The grant is for objects of this one bucket, action by action, and holds none on their older versions.",
  };
};
