// Reads a document of either language, JSON or YAML, if it is not too large.
import { asWritten } from "./parts.ts";
import { readJson } from "./read-json.ts";
import { type Misreading, misread, type Reading } from "./reading.ts";
import { textOf } from "./utf8.ts";

export type Language = "json" | "yaml";

export const languageOf = (fileName: string): Language | undefined => {
  const name = fileName.toLowerCase();
  if (name.endsWith(".json")) return "json";
  return name.endsWith(".yaml") || name.endsWith(".yml") ? "yaml" : undefined;
};

export const mebibyte = 1024 * 1024;

type Options = {
  /** Without one, text that begins with a bracket is JSON and anything else YAML. */
  language?: Language | undefined;
  sizeMaxBytes?: number;
};

export type DocumentReading = Reading & { language: Language };

export const readDocument = async (
  bytes: Uint8Array,
  { language: given, sizeMaxBytes = mebibyte }: Options = {},
): Promise<DocumentReading> => {
  if (bytes.length > sizeMaxBytes) return { ok: false, refusals: [tooLarge(sizeMaxBytes)], language: given ?? "json" };
  const decoded = textOf(bytes);
  if (!decoded.ok) return { ...decoded, language: given ?? "json" };
  const { text } = decoded;
  const language = given ?? (/^\s*[[{]/.test(text) ? "json" : "yaml");
  if (language === "json") return { ...readJson(text), language };
  // The YAML library is large: whoever reads JSON alone never loads it.
  const { readYaml } = await import("./read-yaml.ts");
  return { ...readYaml(text), language };
};

export const tooLarge = (sizeMaxBytes: number, line = 1): Misreading =>
  misread("too-large", "", { line, column: 1 }, { wanted: asWritten(`${sizeMaxBytes / mebibyte} MiB`) });
