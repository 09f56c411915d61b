// The public keys of an issuer: of the local one as they are, of a real one fetched from where its discovery document says.
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import * as z from "zod/mini";

export const keysOf = (jwks: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(jwks);

/** With the minute for which a verified token is remembered, a key that was taken back is of no use after five. */
const keptMs = 4 * 60 * 1000;

/** Somebody who invents names of keys must not make us ask the issuer at each request. */
const pauseMs = 30 * 1000;

const failurePauseMs = 2_000;
const patienceMs = 5_000;

/** Nothing is asked before the first token comes: the service starts also while its issuer is away. */
export const keysOfIssuer = (issuer: string): JWTVerifyGetKey => {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const forget = (): void => {
    keys = undefined;
  };
  return async (header, token) => {
    keys ??= discover(issuer).catch((error) => {
      setTimeout(forget, failurePauseMs).unref();
      throw error;
    });
    return (await keys)(header, token);
  };
};

const configurationSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });
  const configuration = configurationSchema.parse(await response.json());
  if (configuration.issuer !== issuer) throw new Error(`${address} speaks for ${configuration.issuer}`);
  const options = { cacheMaxAge: keptMs, cooldownDuration: pauseMs, timeoutDuration: patienceMs };
  return createRemoteJWKSet(new URL(configuration.jwks_uri), options);
};
