// An esbuild plugin: Node's own modules are fetched with process.getBuiltinModule instead of imported.
// An ESM import of node:http reads every export, and one of them loads a whole HTTP client: 25 ms before the first answer.
import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";

const builtins = new Set(builtinModules);

export const builtinsOnDemand: Plugin = {
  name: "builtins-on-demand",
  setup: (build) => {
    build.onResolve({ filter: /^(?:node:)?[a-z0-9_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, "");
      return builtins.has(name) ? { path: name, namespace: "builtin", sideEffects: false } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: "js",
    }));
  },
};
