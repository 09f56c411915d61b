// An esbuild plugin: what the AWS SDK brings for other places than Lambda is left out of a bundle, a fifth of its size.
// Lambda hands over credentials and region in the environment; there are no profiles, no sign-in and no files with settings.
import type { Plugin } from "esbuild";

/** What stands in a bundle instead, by the last part of the name under which the SDK imports it. */
const inLambda: { [name: string]: string } = {
  "credential-provider-node": `
    import { fromEnv } from "@aws-sdk/credential-provider-env";
    export const defaultProvider = fromEnv;`,
  fromSharedConfigFiles: `
    export const fromSharedConfigFiles = () => async () => {
      throw Object.assign(new Error("There are no files with settings here."), { tryNextLink: true });
    };`,
  // Held by the client of DynamoDB, whose commands do not look into it any more.
  "endpoint-cache": "export class EndpointCache {}",
  // For places without Node's own SHA-256.
  Sha256Js: "export const Sha256Js = undefined;",
};

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export const sdkForLambda: Plugin = {
  name: "sdk-for-lambda",
  setup: (build) => {
    build.onResolve(
      { filter: new RegExp(`/(?:${Object.keys(inLambda).join("|")})$`) },
      ({ path, resolveDir, importer }) =>
        /node_modules\/@(?:aws-sdk|smithy)\//.test(importer)
          ? { path: lastPart(path), namespace: "in-lambda", pluginData: resolveDir }
          : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "in-lambda" }, ({ path, pluginData }) => ({
      contents: inLambda[path] ?? "",
      loader: "js",
      resolveDir: pluginData,
    }));
  },
};
