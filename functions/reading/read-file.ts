// Reads a document from a file; one that is too large is not even opened.
import { readFile, stat } from "node:fs/promises";
import { type DocumentReading, languageOf, mebibyte, readDocument, tooLarge } from "./read-document.ts";

export const readDocumentFile = async (file: string): Promise<DocumentReading> => {
  const language = languageOf(file);
  const sizeBytes = await sizeOfFile(file);
  if (sizeBytes > mebibyte) return { ok: false, refusals: [tooLarge(mebibyte)], language: language ?? "json" };
  return readDocument(await readFile(file), { language });
};

/** Reading a folder fails as well, but then the system does not say which. */
export const sizeOfFile = async (file: string): Promise<number> => {
  const stats = await stat(file);
  if (stats.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: "EISDIR", path: file });
  return stats.size;
};
