// Whose tokens the gateway of this machine accepts: its own issuer's, or those of a real one that the environment names.
import { createLocalJWKSet, createRemoteJWKSet } from "jose";
import { type Authorizer, createAuthorizer, typesOfLocalIssuer, typesOfOtherIssuers } from "./authorizer.ts";
import { type Issuer, localAudience } from "./issuer.ts";

type Environment = {
  JIANGLI_ISSUER?: string | undefined;
  JIANGLI_AUDIENCE?: string | undefined;
  JIANGLI_JWKS?: string | undefined;
};

/** Keys that an issuer has withdrawn are believed no longer than this. */
const keysRememberedMs = 5 * 60_000;

export const authorizerFor = (local: Issuer, environment: Environment): Authorizer => {
  const { JIANGLI_ISSUER: issuer, JIANGLI_AUDIENCE: audience = localAudience, JIANGLI_JWKS: jwks } = environment;
  if (!issuer)
    return createAuthorizer({
      issuer: local.issuer,
      audience: local.audience,
      keys: createLocalJWKSet(local.jwks()),
      types: typesOfLocalIssuer,
    });
  const address = new URL(jwks ?? `${issuer.replace(/\/$/, "")}/.well-known/jwks.json`);
  const keys = createRemoteJWKSet(address, { cacheMaxAge: keysRememberedMs });
  return createAuthorizer({ issuer, audience, keys, types: typesOfOtherIssuers });
};
