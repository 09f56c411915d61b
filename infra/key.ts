// The two keys: one under which table and files lie at rest, and one that seals the personal fields inside them.
import { RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

export const storageKey = (scope: Construct): Key =>
  new Key(scope, "StorageKey", {
    description: "Jiangli: the table and the files at rest",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Apart from the other, so that whoever may read the table still reads no bank account in it. */
export const fieldKey = (scope: Construct): Key =>
  new Key(scope, "FieldKey", {
    description: "Jiangli: bank accounts and identity numbers, sealed one by one",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/**
 * An administrator of the account may do anything that no policy denies. This one lets nobody but those roles unseal a field;
 * who needs to, after a loss, has to change the key's policy first, and that is logged.
 */
export const onlyFor = (roles: IRole[], key: Key): void => {
  if (roles.length === 0) return;
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "NobodyElseUnseals",
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["kms:Decrypt"],
      resources: ["*"],
      conditions: { ArnNotEquals: { "aws:PrincipalArn": roles.map(({ roleArn }) => roleArn) } },
    }),
  );
};

/** What a sealed field is bound to: put beside another person or another field, it does not open. */
const boundTo = ["tenant", "person", "field"];

/** Nothing is sealed or opened without naming tenant, person and field, so every use in the key's own log says whose field it was. */
export const grantFieldKey = (role: IRole, key: Key): void => {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      sid: "SealAndOpenPersonalFields",
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: [key.keyArn],
      conditions: {
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": boundTo },
        Null: Object.fromEntries(boundTo.map((name) => [`kms:EncryptionContext:${name}`, "false"])),
      },
    }),
  );
};
