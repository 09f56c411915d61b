// What the bare syntax of YAML gives away before anything is built from it: depth, anchors, aliases, tags, directives, second documents.
import { type CST, Lexer, Parser } from "yaml";
import type { RefusalCode } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";
import { yamlParts } from "./parts.ts";
import { depthMax } from "./reading.ts";

type Note = (code: RefusalCode, offset: number, details: { name?: Words }) => void;

/** What is nested too deep is not even parsed to its end. */
export const parseSyntax = (text: string, note: Note): CST.Token[] => {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length <= depthMax) continue;
    const tooDeep = parser.stack.filter(isCollection)[depthMax];
    if (tooDeep === undefined) continue;
    note("json-depth", tooDeep.offset, {});
    return [];
  }
  tokens.push(...parser.end());
  const second = tokens.filter(({ type }) => type === "document")[1];
  if (second) note("yaml-feature", second.offset, { name: yamlParts.secondDocument });
  for (const token of tokens) refuseWithin(token, note);
  return tokens;
};

const isCollection = (token: CST.Token): boolean => "items" in token;

const refused: { [type: string]: Words | undefined } = {
  anchor: yamlParts.anchor,
  alias: yamlParts.alias,
  tag: yamlParts.tag,
  directive: yamlParts.directive,
};

const refuseWithin = (token: CST.Token, note: Note): void => {
  const name = refused[token.type];
  if (name) note("yaml-feature", token.offset, { name });
  for (const inner of tokensWithin(token)) refuseWithin(inner, note);
};

/** In the order in which they stand in the text. */
const tokensWithin = (token: CST.Token): CST.Token[] => {
  if (token.type === "document") return [...token.start, ...(token.value ? [token.value] : [])];
  if (token.type === "block-scalar") return token.props;
  if (!("items" in token)) return [];
  return token.items.flatMap(({ start, key, sep, value }) => [
    ...start,
    ...(key ? [key] : []),
    ...(sep ?? []),
    ...(value ? [value] : []),
  ]);
};
