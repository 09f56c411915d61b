// Who signs people in on AWS, by the settings of the stack: an issuer of the enterprise, or Cognito where the region has it.
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../infra/settings.ts";
import { synthesize } from "./synthesize.ts";

const settings = (context: Record<string, string>, region?: string) => readSettings((name) => context[name], region);
const wrong = (context: Record<string, string>, region?: string) => {
  const read = settings(context, region);
  return "wrong" in read ? read.wrong : undefined;
};
const issuer = "https://login.example.com/realms/jiangli";

describe("an issuer of the enterprise", () => {
  test("is the one that the gateway trusts, for its audiences, and no user pool is made", () => {
    const { template } = synthesize({ issuer, audience: "jiangli, jiangli-app" });
    template.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: issuer, Audience: ["jiangli", "jiangli-app"] },
    });
    template.resourceCountIs("AWS::Cognito::UserPool", 0);
    template.hasOutput("Issuer", { Value: issuer });
  });

  test("goes with an audience", () => {
    expect(wrong({ issuer })).toMatch(/还须有 audience[\s\S]*an issuer goes an audience/);
    expect(wrong({ issuer, audience: " , " })).toContain("audience");
    expect(wrong({ audience: "jiangli" })).toMatch(/还须有 issuer[\s\S]*an audience goes an issuer/);
  });

  test.each(["http://login.example.com", "login.example.com", "https://", "https://x.example?y=1"])(
    "is an address by https: not %s",
    (given) => {
      expect(wrong({ issuer: given, audience: "jiangli" })).toMatch(/以 https:\/\/ 开头[\s\S]*begins with https:\/\//);
    },
  );
});

describe("Cognito", () => {
  test("keeps the people where no issuer is named; accounts come from an administrator and outlive the stack", () => {
    const { template } = synthesize();
    template.hasResource("AWS::Cognito::UserPool", {
      DeletionPolicy: "Retain",
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: "ACTIVE",
        MfaConfiguration: "OPTIONAL",
        EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            RequireLowercase: true,
            RequireUppercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
          },
        },
      },
    });
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      ExplicitAuthFlows: Match.not(Match.arrayWith(["ALLOW_USER_PASSWORD_AUTH"])),
    });
    template.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      JwtConfiguration: {
        Issuer: { "Fn::GetAtt": [Match.stringLikeRegexp("^People"), "ProviderURL"] },
        Audience: [{ Ref: Match.stringLikeRegexp("^PeopleClient") }],
      },
    });
  });
});

describe("in China", () => {
  test.each(["cn-north-1", "cn-northwest-1"])("%s has no user pools: without an issuer nothing is made", (region) => {
    for (const read of [wrong({}, region), wrong({ region }), wrong({ region }, "eu-central-1")])
      expect(read).toMatch(new RegExp(`${region} 没有 Cognito[\\s\\S]*${region} has no Cognito`));
  });

  test("with an issuer the same stack is made, and nothing in it names another partition", () => {
    const { template } = synthesize({ region: "cn-north-1", issuer, audience: "jiangli" });
    const { Resources } = template.toJSON();
    expect(JSON.stringify(Resources).match(/arn:aws|amazonaws\.com\.cn|cognito/gi)).toBeNull();
    template.resourceCountIs("AWS::DynamoDB::GlobalTable", 1);
  });

  test("elsewhere Cognito is there", () => {
    expect(settings({}, "eu-central-1")).toMatchObject({ signIn: undefined });
    expect(settings({ region: "eu-central-1" }, "cn-north-1")).toMatchObject({ signIn: undefined });
  });
});

describe("other settings", () => {
  test("have defaults", () => {
    expect(settings({})).toEqual({
      tableName: undefined,
      signIn: undefined,
      requestsPerSecond: 100,
      burst: 200,
    });
  });

  test("are refused where they cannot be used", () => {
    expect(wrong({ tableName: "a b" })).toMatch(/不是 a b\n.*not a b/);
    for (const name of ["requestsPerSecond", "burst"])
      for (const value of ["0", "-1", "1.5", "many", "1000000"])
        expect(wrong({ [name]: value })).toMatch(new RegExp(`${name} 应为[\\s\\S]*${name} is a whole`));
    expect(settings({ requestsPerSecond: "1", burst: "999999" })).toMatchObject({
      requestsPerSecond: 1,
      burst: 999_999,
    });
  });
});
