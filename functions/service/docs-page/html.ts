// HTML as a template: every value put into it is escaped, unless it is HTML already.

export type Html = { html: string };

type Part = string | number | Html | readonly Html[] | false | undefined;

export const html = (texts: TemplateStringsArray, ...values: Part[]): Html => ({
  html: texts.map((text, index) => text + written(values[index])).join(""),
});

const written = (part: Part): string => {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "html" in part ? part.html : part.map((each) => each.html).join("");
};

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
