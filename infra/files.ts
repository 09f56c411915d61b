// The bucket for files that come in (imports) and go out (exports, manifests), and what a function may do in it.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Access } from "./needs.ts";

const closed: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

export const fileBucket = (scope: Construct, key: Key): Bucket =>
  new Bucket(scope, "FileBucket", {
    ...closed,
    versioned: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: accessLogBucket(scope),
    lifecycleRules: [
      { id: "UnfinishedUploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
      // An import holds personal data: what was removed can be brought back for a while, and then it is gone.
      { id: "Removed", noncurrentVersionExpiration: Duration.days(90) },
    ],
  });

/** Who fetched which file, kept for longer than a year so that a yearly audit finds it. S3 writes such logs under no key but its own. */
const accessLogBucket = (scope: Construct): IBucket =>
  new Bucket(scope, "FileAccessLog", {
    ...closed,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ id: "OldLogs", expiration: Duration.days(400) }],
  }) as IBucket;

/** Who may not list is told that a missing file is forbidden. What is removed stays as an older version, which nobody here may delete. */
export const grantFiles = (role: IRole, files: Bucket, key: Key, access: Access): void => {
  const grants: Record<Access, PolicyStatement[]> = {
    none: [],
    read: [listed(files), inside(files, ["s3:GetObject"]), atRest(key, ["kms:Decrypt"])],
    write: [
      listed(files),
      inside(files, ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"]),
      atRest(key, ["kms:Decrypt", "kms:GenerateDataKey"]),
    ],
  };
  for (const statement of grants[access]) role.addToPrincipalPolicy(statement);
};

const listed = (files: Bucket): PolicyStatement =>
  new PolicyStatement({ actions: ["s3:ListBucket"], resources: [files.bucketArn] });

const inside = (files: Bucket, actions: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources: [files.arnForObjects("*")] });

const atRest = (key: Key, actions: string[]): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: { StringLike: { "kms:ViaService": "s3.*" } },
  });
