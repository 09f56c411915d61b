// Whose tokens the gateway of this machine accepts: its own issuer's, or those of a real one that the environment names.
import { type Authorizer, createAuthorizer, typesOfLocalIssuer, typesOfOtherIssuers } from "./authorizer.ts";
import { type Issuer, localAudience } from "./issuer.ts";
import { keysOf, keysOfIssuer } from "./issuer-keys.ts";

type Environment = { JIANGLI_ISSUER?: string | undefined; JIANGLI_AUDIENCE?: string | undefined };

export const authorizerFor = (local: Issuer, environment: Environment): Authorizer => {
  const { JIANGLI_ISSUER: issuer, JIANGLI_AUDIENCE: audience = localAudience } = environment;
  return issuer
    ? createAuthorizer({ issuer, audience, keys: keysOfIssuer(issuer), types: typesOfOtherIssuers })
    : createAuthorizer({
        issuer: local.issuer,
        audience: local.audience,
        keys: keysOf(local.jwks()),
        types: typesOfLocalIssuer,
      });
};
