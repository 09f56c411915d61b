// The one table of records, and which of its operations a function that reads or writes may call.
import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, type CfnGlobalTable, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import type { Access } from "./needs.ts";

/** No index and no stream: both see a transaction piece by piece, and no decision about money may rest on that. */
export const recordTable = (scope: Construct, key: Key, tableName: string | undefined): TableV2 => {
  const table = new TableV2(scope, "Table", {
    ...(tableName !== undefined && { tableName }),
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    billing: Billing.onDemand(),
    timeToLiveAttribute: "expires",
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // The construct takes a key of one's own only where the region is already known; this template is made before.
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.sseSpecification = { sseEnabled: true, sseType: "KMS" };
  resource.addPropertyOverride("Replicas.0.SSESpecification.KMSMasterKeyId", key.keyArn);
  return table;
};

const reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];

/** A record and its journal entry come in one transaction: AWS refuses these anywhere else. */
const onlyInTransactions = ["dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"];

/** A budget reserves money by a single conditional update, outside a transaction. */
const anywhere = ["dynamodb:UpdateItem"];

/**
 * Action by action and never Scan. One role serves all tenants, so `dynamodb:LeadingKeys` cannot keep them apart here:
 * the policy would have to know the caller's tenant. The prefix in every key does, at the one entry to the store.
 */
export const grantTable = (role: IRole, { tableArn }: TableV2, key: Key, access: Access): void => {
  const grants: Record<Access, PolicyStatement[]> = {
    none: [],
    read: [on(tableArn, reading), atRest(key, keyForReading)],
    write: [
      on(tableArn, [...reading, ...anywhere]),
      on(tableArn, onlyInTransactions, {
        "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
      }),
      atRest(key, keyForWriting),
    ],
  };
  for (const statement of grants[access]) role.addToPrincipalPolicy(statement);
};

const keyForReading = ["kms:Decrypt", "kms:DescribeKey"];
const keyForWriting = [
  ...keyForReading,
  "kms:Encrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
];

/** The table uses the key in the caller's name; by itself the function can do nothing with it. */
const atRest = (key: Key, actions: string[]): PolicyStatement =>
  on(key.keyArn, actions, { StringLike: { "kms:ViaService": "dynamodb.*" } });

const on = (resource: string, actions: string[], conditions: Record<string, unknown> = {}): PolicyStatement =>
  new PolicyStatement({ actions, resources: [resource], conditions });
