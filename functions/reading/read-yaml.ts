// A strict reader of YAML: every scalar is text, and whatever could mean something else than what is written (anchors, tags, merge keys …) is refused.
import { Composer, isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from "yaml";
import { type Details, pointerTo, type RefusalCode } from "../../domain/refusals.ts";
import { asWritten, parts, yamlFaults, yamlParts } from "./parts.ts";
import { keysOf, type Misreading, misread, misreadingsMax, positionAt, type Reading } from "./reading.ts";
import { textOf } from "./utf8.ts";
import { parseSyntax } from "./yaml-syntax.ts";

export const readYaml = (input: string | Uint8Array): Reading => {
  const decoded = textOf(input);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const refusals: Misreading[] = [];
  const note: Note = (code, offset, details, path = "") => {
    if (refusals.length < misreadingsMax) refusals.push(misread(code, path, positionAt(text, offset), details));
  };
  const tokens = parseSyntax(text, note);
  // What the syntax alone refuses is not composed: nothing nested too deep, and no alias, reaches the recursive part.
  if (refusals.length > 0) return { ok: false, refusals };
  const [document] = new Composer({ schema: "failsafe", uniqueKeys: false }).compose(tokens, true, text.length);
  for (const { code, pos } of document?.errors ?? [])
    note("unreadable", pos[0], { given: yamlFaults[code] ?? yamlParts.notYaml, wanted: yamlParts.validYaml });
  const root = document?.contents ?? null;
  const value = refusals.length === 0 && root !== null ? plainValue(root, "", note) : undefined;
  if (root === null) note("unreadable", text.length, { given: parts.nothingMore, wanted: yamlParts.validYaml });
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, value, positionOf: (pointer) => positionAt(text, offsetOf(root as ParsedNode, pointer)) };
};

type Note = (code: RefusalCode, offset: number, details: Details, path?: string) => void;

const plainValue = (node: unknown, path: string, note: Note): unknown => {
  if (isMap(node)) return objectOf(node, path, note);
  if (isSeq(node)) return node.items.map((item, index) => plainValue(item, path + pointerTo(index), note));
  return isScalar(node) ? wellFormed(String(node.value ?? ""), node, path, note) : "";
};

const objectOf = (map: YAMLMap, path: string, note: Note): Record<string, unknown> => {
  const object: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    const offset = startOf(key) ?? startOf(map) ?? 0;
    if (!isScalar(key)) {
      note("unreadable", offset, { given: yamlParts.notText, wanted: yamlParts.keyText }, path);
      continue;
    }
    // Inside braces YAML takes what stands alone for a field; it is the rest of an amount with a comma, or a colon is missing.
    if (value === null && map.flow === true) {
      note("unreadable", offset, { given: yamlParts.fieldWithoutValue, wanted: yamlParts.fieldAndValue }, path);
      continue;
    }
    const name = wellFormed(String(key.value ?? ""), key, path, note);
    const at = path + pointerTo(name);
    if (name === "<<" && key.type === "PLAIN") note("yaml-feature", offset, { name: yamlParts.mergeKey }, at);
    else if (Object.hasOwn(object, name)) note("repeated-key", offset, { name: asWritten(name) }, at);
    else if (name === "__proto__" || name === "constructor")
      note("unknown-field", offset, { name: asWritten(name) }, at);
    else object[name] = plainValue(value, at, note);
  }
  return object;
};

const wellFormed = (text: string, node: Node, path: string, note: Note): string => {
  if (!text.isWellFormed())
    note("unreadable", startOf(node) ?? 0, { given: parts.halfCharacter, wanted: parts.wholeCharacter }, path);
  return text;
};

/** A value that is left empty stands where its key stands. */
const offsetOf = (root: ParsedNode, pointer: string): number => {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const key of keysOf(pointer)) {
    const pair = isMap(node)
      ? node.items.find((each) => isScalar(each.key) && String(each.key.value ?? "") === key)
      : undefined;
    node = isSeq(node) ? node.items[Number(key)] : pair?.value;
    if (node === undefined) break;
    const isEmpty = isScalar(node) && node.source === "";
    offset = (isEmpty ? startOf(pair?.key) : startOf(node)) ?? offset;
  }
  return offset;
};

const startOf = (node: unknown): number | undefined => (node as Node | undefined)?.range?.[0];
