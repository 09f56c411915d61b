// One JSON Schema as HTML: fields in a table, alternatives one under the other, names of schemas as links.
import type { Schema } from "./description.ts";
import { type Html, html } from "./html.ts";

export const schemaHtml = (schema: Schema): Html => {
  if (schema.$ref) return linkTo(schema.$ref);
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return alternativesHtml(alternatives);
  if (schema.properties) return fieldsHtml(schema, schema.properties);
  if (schema.items)
    return html`<span class="type">列表 list</span>${bounds(schema.minItems, schema.maxItems)} ${schemaHtml(schema.items)}`;
  if (typeof schema.additionalProperties === "object")
    return html`<span class="type">名称 → 值 · name → value</span> ${schemaHtml(schema.additionalProperties)}`;
  return valueHtml(schema);
};

const fieldsHtml = (schema: Schema, properties: Record<string, Schema>): Html => {
  const required = new Set(schema.required);
  const rows = Object.entries(properties).map(
    ([name, field]) =>
      html`<tr><th scope="row"><code>${name}</code>${required.has(name) && html`<b title="必填 required">*</b>`}</th><td>${nested(field)}</td></tr>`,
  );
  return html`<table>${rows}</table>`;
};

/** What is an object itself is folded away, so that the first level can be read at a glance. */
const nested = (schema: Schema): Html => {
  const summary = folded(schema);
  return summary ? html`<details><summary>${summary}</summary>${schemaHtml(schema)}</details>` : schemaHtml(schema);
};

const folded = (schema: Schema): string | undefined => {
  if (schema.properties) return Object.keys(schema.properties).join(", ");
  if (schema.items && folded(schema.items)) return `列表 list: ${folded(schema.items)}`;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives?.some(folded)) return `${alternatives.length} 种形式之一 one of ${alternatives.length} forms`;
  return undefined;
};

const alternativesHtml = (alternatives: readonly Schema[]): Html => {
  const simple = alternatives.every((each) => !folded(each));
  if (simple) return html`${alternatives.map((each, index) => html`${index > 0 && " 或 or "}${schemaHtml(each)}`)}`;
  return html`<ol class="forms">${alternatives.map((each) => html`<li>${schemaHtml(each)}</li>`)}</ol>`;
};

const valueHtml = (schema: Schema): Html => {
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum)
    return html`${schema.enum.map((each, index) => html`${index > 0 && " · "}<code>${JSON.stringify(each)}</code>`)}`;
  const type = schema.format ?? typeNames[schema.type ?? ""] ?? "任意 any";
  return html`<span class="type">${type}</span>${bounds(schema.minimum, schema.maximum)}${
    schema.pattern !== undefined && html` <code class="pattern">${schema.pattern}</code>`
  }${schema.description !== undefined && html` <span class="note">${schema.description}</span>`}`;
};

const typeNames: Record<string, string> = {
  string: "文本 text",
  integer: "整数 whole number",
  boolean: "是/否 true/false",
  object: "对象 object",
};

const bounds = (least: number | undefined, most: number | undefined): Html | undefined => {
  if (least === undefined && most === undefined) return undefined;
  return html` <span class="note">${least ?? ""}…${most ?? ""}</span>`;
};

const linkTo = (reference: string): Html => {
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return html`<a href="#schema-${name}">${name}</a>`;
};
