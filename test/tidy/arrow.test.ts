// The one arrow between the rooms: functions and cli know the domain, the domain knows nothing, and nothing runs in a circle.
import { expect, test } from "vitest";
import { bareCode, code, type Import, importsIn, targetOf, textOf } from "./sources.ts";

/** Whom the files of a room may import: other rooms, and packages by their beginning. */
const allowed: { [room: string]: string[] } = {
  domain: ["domain/", "zod/mini"],
  functions: [
    "functions/",
    "domain/",
    "docs/openapi.json",
    "node:",
    "@middy/core",
    "zod/mini",
    "yaml",
    "hucre",
    "@aws-sdk/",
  ],
  cli: ["cli/", "functions/", "domain/", "infra/local/", "node:"],
  infra: [
    "infra/",
    "functions/",
    "domain/",
    "package.json",
    "node:",
    "jose",
    "autocannon",
    "@aws-sdk/client-dynamodb",
    "aws-cdk-lib",
    "cdk-nag",
    "constructs",
    "esbuild",
    "zod/mini",
  ],
};

type Edge = { file: string; to: string } & Import;

const edges: Edge[] = code.flatMap((file) =>
  importsIn(textOf(file)).map((each) => ({ file, to: targetOf(file, each), ...each })),
);

const roomOf = (file: string): string => file.split("/")[0] as string;

const show = ({ file, to }: Edge): string => `${file} imports ${to}`;

test("every kind of import is seen", () => {
  const text = `import a from "a";\nimport {\n  b,\n} from "./b.ts";\nexport { c } from "c";\nimport "d";\nawait import("e");\nimport type { F } from "f";`;
  expect(importsIn(text).map(({ from }) => from)).toEqual(["a", "./b.ts", "c", "d", "e", "f"]);
  expect(importsIn(text).map(({ typeOnly }) => typeOnly)).toEqual([false, false, false, false, false, true]);
  for (const room of Object.keys(allowed))
    expect(edges.filter(({ file }) => roomOf(file) === room).length).toBeGreaterThan(5);
});

test("a room imports only what it may", () => {
  const wrong = edges.filter(({ file, to }) => {
    const may = allowed[roomOf(file)];
    return may !== undefined && !may.some((beginning) => to.startsWith(beginning));
  });
  expect(wrong.map(show)).toEqual([]);
});

test("only one room knows the YAML library, one file the spreadsheet library, and the stack around the functions middy", () => {
  const homes: { [name: string]: RegExp } = {
    yaml: /^functions\/reading\//,
    "@middy/core": /^functions\/http\//,
    hucre: /^functions\/sheets\/xlsx-write\.ts$/,
  };
  const astray = edges.filter(
    ({ file, to }) => /^(?:functions|cli|infra)\//.test(file) && homes[to]?.test(file) === false,
  );
  expect(astray.map(show)).toEqual([]);
});

test("the table of operations lists the functions, and no function knows the table", () => {
  const knowing = edges.filter(({ to }) => to === "functions/operations.ts").map(({ file }) => roomOf(file));
  expect(knowing).toContain("infra");
  expect(knowing).not.toContain("functions");
  expect(knowing).not.toContain("cli");
});

test("the stack takes the functions as paths: of their code it sees the table of operations alone", () => {
  const table = ["functions/operations.ts", "functions/http/operation.ts"];
  const stack = edges.filter(
    ({ file, to }) => /^infra\/(?:app|stack|gateway|functions|bundle)\.ts$/.test(file) && to.startsWith("functions/"),
  );
  expect(stack.length).toBeGreaterThan(0);
  expect(stack.filter(({ to }) => !table.includes(to)).map(show)).toEqual([]);
});

test("the domain has no clock, no chance, no environment and no output", () => {
  const outside =
    /\b(?:Date|process|console|performance|crypto|Intl|fetch|setTimeout|setInterval|globalThis|require|Buffer)\b(?!:)|\bMath\.random\b|\bimport\.meta\b|\basync\b|\bawait\b/;
  expect("const now = Date.now();").toMatch(outside);
  const found = code
    .filter((file) => roomOf(file) === "domain")
    .flatMap((file) =>
      bareCode(textOf(file))
        .split("\n")
        .filter(isOutside)
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);

  // `require` is also a field of a policy.
  function isOutside(line: string): boolean {
    return outside.test(line.replace(/\.require\b|\brequire =/g, ""));
  }
});

test("nothing in the product runs text as code", () => {
  const running = /\beval\s*\(|\bnew\s+Function\s*\(/;
  expect("new Function('x')").toMatch(running);
  const found = code.filter((file) => allowed[roomOf(file)] !== undefined && running.test(bareCode(textOf(file))));
  expect(found).toEqual([]);
});

test("no import runs in a circle", () => {
  const running = edges.filter(({ typeOnly, from }) => !typeOnly && from.startsWith("."));
  expect(cyclesIn(Map.groupBy(running, ({ file }) => file))).toEqual([]);
  const circle = ["a", "b", "c"].map((file, index, all) => ({
    file,
    to: all[(index + 1) % 3] as string,
    from: ".",
    typeOnly: false,
  }));
  expect(cyclesIn(Map.groupBy(circle, ({ file }) => file))).toEqual(["a → b → c → a"]);
});

const cyclesIn = (importsOf: Map<string, Edge[]>): string[] => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    const before = trail.indexOf(file);
    if (before >= 0) cycles.push([...trail.slice(before), file].join(" → "));
    if (before >= 0 || done.has(file)) return;
    for (const { to } of importsOf.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of importsOf.keys()) visit(file, []);
  return cycles;
};
