// What each function may do on AWS, against a list written by hand: nothing more, and nothing by a wildcard.
import { beforeAll, describe, expect, test } from "vitest";
import type { Capability } from "../../functions/http/operation.ts";
import { capabilities } from "../../infra/needs.ts";
import { actionsIn, resourcesOf, type Statement, type Synthesized, statementsOf, synthesize } from "./synthesize.ts";

const readingTable = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"];
const writingTable = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
const writingFiles = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"];

const may: Record<Capability, string[]> = {
  calculate: readingTable,
  describe: [],
  policies: [...readingTable, ...writingTable],
  read: readingTable,
  people: [...readingTable, ...writingTable],
  cases: [...readingTable, ...writingTable],
  money: [...readingTable, ...writingTable, ...writingFiles, "s3:ListBucket"],
  files: [...readingTable, ...writingTable, ...writingFiles, "s3:ListBucket"],
};

const unsealing: Capability[] = ["people"];

let template: Synthesized["template"];
let of: Record<Capability, Statement[]>;

beforeAll(() => {
  ({ template } = synthesize());
  of = Object.fromEntries(capabilities.map((name) => [name, statementsOf(template, name)])) as typeof of;
});

const actions = (statements: Statement[]) => statements.flatMap(actionsIn);
const idOf = (type: string, beginning: string): string =>
  resourcesOf(template, type)
    .map(([id]) => id)
    .find((id) => id.startsWith(beginning)) as string;
const arn = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });

describe("every function", () => {
  test.each(capabilities)("%s: exactly what is listed, in the table and the files", (name) => {
    const onData = actions(of[name]).filter((action) => !action.startsWith("kms:"));
    expect(onData.toSorted()).toEqual(may[name].toSorted());
  });

  test("names actions and resources one by one; only inside the bucket is any object meant", () => {
    const all = capabilities.flatMap((name) => of[name]);
    expect(actions(all).filter((action) => action.includes("*"))).toEqual([]);
    const inside = { "Fn::Join": ["", [arn(idOf("AWS::S3::Bucket", "FileBucket")), "/*"]] };
    const wide = all.filter(({ Resource }) => JSON.stringify(Resource).includes("*"));
    // Those who keep files: imports and exports, and the manifests of runs.
    expect(wide.map(({ Resource }) => Resource)).toEqual([inside, inside]);
    for (const each of wide) expect(actions([each]).toSorted()).toEqual(writingFiles);
  });

  test("only allows, by policies of its own and none of AWS", () => {
    for (const { Effect } of capabilities.flatMap((name) => of[name])) expect(Effect).toBe("Allow");
    const roles = resourcesOf(template, "AWS::IAM::Role").map(([, properties]) => properties);
    expect(roles).toHaveLength(capabilities.length);
    for (const { ManagedPolicyArns } of roles) expect(ManagedPolicyArns).toBeUndefined();
  });

  test("writes its own log", () => {
    const logs = resourcesOf(template, "AWS::IAM::Policy").flatMap(([, { PolicyDocument }]) =>
      (PolicyDocument as { Statement: Statement[] }).Statement.filter(({ Action }) => `${Action}`.includes("logs:")),
    );
    expect(logs).toHaveLength(capabilities.length);
    for (const { Action, Resource } of logs) {
      expect(Action).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
      expect(Resource).toEqual(arn(expect.stringMatching(/Log[0-9A-F]{8}$/) as unknown as string));
    }
  });
});

describe("the table", () => {
  test("is written in transactions; outside of one only an update is allowed", () => {
    for (const name of capabilities)
      for (const statement of of[name].filter((each) =>
        actionsIn(each).some((action) => writingTable.includes(action)),
      )) {
        const free = statement.Condition === undefined;
        if (free)
          expect(actionsIn(statement).filter((action) => writingTable.includes(action))).toEqual([
            "dynamodb:UpdateItem",
          ]);
        else
          expect(statement.Condition).toEqual({
            "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
          });
      }
  });

  test("is reached by its own name, never by an index", () => {
    const table = arn(idOf("AWS::DynamoDB::GlobalTable", "Table"));
    for (const name of capabilities)
      for (const statement of of[name].filter((each) =>
        actions([each]).some((action) => action.startsWith("dynamodb:")),
      ))
        expect(statement.Resource).toEqual(table);
  });
});

describe("the keys", () => {
  test("the one of the store is used through the table and the files alone", () => {
    const store = arn(idOf("AWS::KMS::Key", "StorageKey"));
    for (const name of capabilities) {
      const used = of[name].filter(({ Resource }) => JSON.stringify(Resource) === JSON.stringify(store));
      const through = used.map(({ Condition }) => Condition);
      const wanted = [
        ...(may[name].includes("dynamodb:Query") ? ["dynamodb.*"] : []),
        ...(may[name].includes("s3:GetObject") ? ["s3.*"] : []),
      ];
      expect(through).toEqual(wanted.map((service) => ({ StringLike: { "kms:ViaService": service } })));
      if (may[name] === readingTable) expect(actions(used).toSorted()).toEqual(["kms:Decrypt", "kms:DescribeKey"]);
    }
  });

  test("the one of personal fields is used by one function, for a named field of a named person", () => {
    const fieldKey = arn(idOf("AWS::KMS::Key", "FieldKey"));
    const using = capabilities.flatMap((name) =>
      of[name].flatMap((statement) =>
        JSON.stringify(statement.Resource) === JSON.stringify(fieldKey) ? { name, ...statement } : [],
      ),
    );
    expect(using.map(({ name }) => name)).toEqual(unsealing);
    for (const { Action, Condition } of using) {
      expect(Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
      expect(Condition).toEqual({
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["tenant", "person", "field"] },
        Null: {
          "kms:EncryptionContext:tenant": "false",
          "kms:EncryptionContext:person": "false",
          "kms:EncryptionContext:field": "false",
        },
      });
    }
  });

  test("and an administrator of the account does not unseal them either", () => {
    const keys = resourcesOf(template, "AWS::KMS::Key");
    const denied = keys.map(([id, { KeyPolicy }]) => {
      const { Statement: statements } = KeyPolicy as { Statement: Statement[] };
      return [id.slice(0, -8), statements.filter(({ Effect }) => Effect === "Deny")];
    });
    expect(Object.fromEntries(denied)).toEqual({
      StorageKey: [],
      FieldKey: [
        expect.objectContaining({
          Action: "kms:Decrypt",
          Principal: { AWS: "*" },
          Condition: { ArnNotEquals: { "aws:PrincipalArn": [arn(idOf("AWS::IAM::Role", "PeopleRole"))] } },
        }),
      ],
    });
  });
});

test("a function is told where its things are, and no other", () => {
  const told = resourcesOf(template, "AWS::Lambda::Function").map(([id, { Environment }]) => {
    const { Variables = {} } = (Environment ?? {}) as { Variables?: object };
    return [id.replace(/Function.*/, "").toLowerCase(), Object.keys(Variables).toSorted()];
  });
  expect(Object.fromEntries(told)).toEqual({
    calculate: ["JIANGLI_TABLE"],
    describe: [],
    policies: ["JIANGLI_TABLE"],
    read: ["JIANGLI_TABLE"],
    people: ["JIANGLI_KEY_ID", "JIANGLI_TABLE"],
    cases: ["JIANGLI_TABLE"],
    money: ["JIANGLI_BUCKET", "JIANGLI_TABLE"],
    files: ["JIANGLI_BUCKET", "JIANGLI_TABLE"],
  });
});
