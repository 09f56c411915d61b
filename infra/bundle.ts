// Bundles the functions of one capability into one file for one Lambda function: esbuild on this machine, no Docker.
import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { type Capability, type Operation, routeKeyOf } from "../functions/http/operation.ts";
import { operations } from "../functions/operations.ts";
import { builtinsOnDemand } from "./builtins-on-demand.ts";
import { sdkForLambda } from "./sdk-for-lambda.ts";

const root = resolve(import.meta.dirname, "..");

export type Bundle = {
  folder: string;
  /** The files that are loaded before the first answer, and their size; what is imported on demand is not counted. */
  files: string[];
  bytes: number;
  /** The files that went into that part, so that a test can say which must not. */
  inputs: string[];
  /** Those, and the files behind what is imported on demand. */
  everything: string[];
};

/** The file is `index.mjs` in a folder of its own, beside whatever else the function is to find there. */
export const bundleCapability = (capability: Capability, into: string): Promise<Bundle> =>
  bundleEntry(entryOf(capability), resolve(root, into, capability));

export const bundleEntry = async (contents: string, folder: string): Promise<Bundle> => {
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    stdin: { contents, resolveDir: root, sourcefile: "index.ts", loader: "ts" },
    outdir: folder,
    entryNames: "index",
    outExtension: { ".js": ".mjs" },
    // What is imported on demand (the reading of files, YAML) becomes a file of its own, loaded when it is needed.
    splitting: true,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    // The AWS SDK comes as CommonJS too, from which nothing can be left out.
    mainFields: ["module", "main"],
    target: "node24",
    format: "esm",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    plugins: [builtinsOnDemand, sdkForLambda, descriptionsLeftOut],
    logLevel: "warning",
  });
  const atStart = loadedAtStart(metafile, "index.mjs");
  return {
    folder,
    files: atStart.map(({ file }) => resolve(root, file)),
    bytes: atStart.reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: atStart.flatMap(inputsOf),
    everything: Object.values(metafile.outputs).flatMap(inputsOf),
  };
};

/** The files of which something was left after all that nobody uses went. */
const inputsOf = ({ inputs }: Metafile["outputs"][string]): string[] =>
  Object.keys(inputs).filter((input) => inputs[input]?.bytesInOutput);

type LoadedFile = Metafile["outputs"][string] & { file: string };

/** The entry and every file that it imports, directly or not, before it runs. */
const loadedAtStart = ({ outputs }: Metafile, entry: string): LoadedFile[] => {
  const found = new Set(Object.keys(outputs).filter((file) => file.endsWith(entry)));
  for (const file of found)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === "import-statement") found.add(path);
  return [...found].flatMap((file) => (outputs[file] ? { file, ...outputs[file] } : []));
};

/** Shapes and examples only serve the description of the service: where nothing else uses them, they are not run either. */
const descriptionsLeftOut: Plugin = {
  name: "descriptions-left-out",
  setup: (pluginBuild) => {
    pluginBuild.onResolve({ filter: /\/shapes\/.*\.ts$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: false,
    }));
    // The rows that are made carry their sentences with them; no handler reads any.
    pluginBuild.onLoad({ filter: /\/functions\/cases\/case-words\.ts$/ }, () => ({
      contents: "export const wordsFor = () => new Proxy({}, { get: () => ({}) }); export const allWords = {};",
      loader: "js",
    }));
  },
};

/** Of a function's file only its handler is named, so that the row beside it stays out of the bundle; rows that are made come as they are. */
const entryOf = (capability: Capability): string => {
  const own = operations.filter((operation) => operation.capability === capability);
  const served = own.filter(({ madeBy }) => madeBy === undefined).map(routeOf);
  const routes = capability === fallback.capability ? [...served, fallback] : served;
  const lists = new Map(own.flatMap(({ madeBy }) => (madeBy ? [[madeBy.list, madeBy.file] as const] : [])));
  return [
    `import { dispatch, handlersOf } from "./functions/http/dispatch.ts";`,
    ...routes.map(({ file }, index) => `import { handler as handler${index} } from "./${fileOf(file)}";`),
    ...[...lists].map(([list, file]) => `import { ${list} } from "./functions/${file}.ts";`),
    `export const handler = dispatch({`,
    ...routes.map(({ routeKey }, index) => `  ${JSON.stringify(routeKey)}: handler${index},`),
    ...[...lists.keys()].map((list) => `  ...handlersOf(${list}),`),
    "});",
  ].join("\n");
};

/** A function's file has its operation's name, in whichever room it stands. */
const fileOf = (name: string): string => {
  const [file, ...others] = globSync(`functions/*/${name}.ts`, { cwd: root });
  if (file === undefined || others.length > 0) throw new Error(`There must be one file for the function ${name}.`);
  return file;
};

const routeOf = (operation: Operation) => ({ routeKey: routeKeyOf(operation), file: operation.id });

/** Where no route matches, a function answers too: the gateway itself knows no problem documents. */
const fallback = { capability: "describe", routeKey: "$default", file: "not-found" } as const;
