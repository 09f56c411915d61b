// Who vouches for the caller: an OIDC issuer of the enterprise, or a Cognito user pool where none is named.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { AccountRecovery, Mfa, UserPool } from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { keep, secondFactorByChoice, withoutThreatProtection } from "./findings.ts";

/** A token counts if this issuer signed it (RS256: the gateway takes RSA keys only) for one of these audiences. */
export type SignIn = { issuer: string; audience: string[] };

export const authorizer = ({ issuer, audience }: SignIn): HttpJwtAuthorizer =>
  new HttpJwtAuthorizer("SignIn", issuer, { jwtAudience: audience });

export const cognitoSignIn = (scope: Construct): SignIn => {
  const people = new UserPool(scope, "People", {
    selfSignUpEnabled: false,
    signInAliases: { username: true, email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  keep(people, secondFactorByChoice, withoutThreatProtection);
  const client = people.addClient("Client", {
    generateSecret: false,
    // The password itself never leaves the browser; an administrator of the account can fetch a token with the AWS CLI.
    authFlows: { userSrp: true, adminUserPassword: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  });
  // Access tokens of Cognito carry no `aud`: the gateway then compares their `client_id`.
  return { issuer: people.userPoolProviderUrl, audience: [client.userPoolClientId] };
};
