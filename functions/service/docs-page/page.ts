// The whole page: what the service is, its operations with worked examples, and the shapes that they use.
import { accessHtml, parametersHtml } from "./caller.ts";
import type { Content, DescribedOperation, Description, ExampleValue } from "./description.ts";
import { type Html, html } from "./html.ts";
import { schemaHtml } from "./schema.ts";
import { style } from "./style.ts";

type Placed = DescribedOperation & { method: string; path: string };

export const pageOf = ({ info, paths, components }: Description): string => {
  const operations: Placed[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info["x-zh"].title} ${info.title} ${info.version}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header>
<h1>${info["x-zh"].title} <span lang="en">${info.title}</span> <small>${info.version}</small></h1>
<p>${info["x-zh"].description}</p>
<p lang="en">${info.description}</p>
<nav><ul>${operations.map((operation) => html`<li><a href="#${operation.operationId}">${placeOf(operation)} <span>${operation["x-zh"].summary}</span></a></li>`)}</ul></nav>
</header>
<main>
${operations.map(operationHtml)}
<section id="schemas">
<h2>数据格式 <span lang="en">Shapes</span></h2>
<p>带 <b>*</b> 的字段必填；没有列出的字段会被拒绝。<span lang="en">Fields marked <b>*</b> are required; a field that is not listed is refused.</span></p>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<article id="schema-${name}"><h3>${name}</h3>${schemaHtml(schema)}</article>`,
)}
</section>
</main>
</body>
</html>
`.html;
};

const placeOf = ({ method, path }: Placed): Html => html`<code><b>${method}</b> ${path}</code>`;

const operationHtml = (operation: Placed): Html => html`<section id="${operation.operationId}">
<h2>${operation["x-zh"].summary} <span lang="en">${operation.summary}</span></h2>
<p class="place">${placeOf(operation)}</p>
<p>${operation["x-zh"].description}</p>
<p lang="en">${operation.description}</p>
${accessHtml(operation["x-access"])}
${operation.parameters && parametersHtml(operation.parameters)}
${operation.requestBody && requestHtml(operation, operation.requestBody.content)}
<h3>回答 <span lang="en">Answers</span></h3>
<dl>${Object.entries(operation.responses).map(
  ([status, response]) =>
    html`<dt>${status}</dt><dd>${response["x-zh"]} <span lang="en">${response.description}</span> ${contentHtml(response.content)}</dd>`,
)}</dl>
</section>`;

const requestHtml = (operation: Placed, content: Content): Html => html`<h3>请求 <span lang="en">Request</span></h3>
${contentHtml(content)}
${examplesOf(content)
  .slice(0, 1)
  .map(
    ({ value }) =>
      html`<p class="note">终端 <span lang="en">In a terminal</span></p><pre>${curlLine(operation, value)}</pre>`,
  )}`;

const contentHtml = (content: Content): Html =>
  html`<p class="content">${Object.entries(content).map(
    ([type, { schema }]) => html`<code>${type}</code> ${schema.$ref !== undefined && schemaHtml(schema)} `,
  )}</p>${examplesOf(content).map(
    (example) =>
      html`<details><summary>${example["x-zh"]} <span lang="en">${example.summary}</span></summary><pre>${JSON.stringify(example.value, null, 2)}</pre></details>`,
  )}`;

const examplesOf = (content: Content): ExampleValue[] =>
  Object.values(content).flatMap(({ examples }) => Object.values(examples ?? {}));

const curlLine = ({ path }: Placed, value: unknown): string =>
  `curl -s http://localhost:3000${path} -H 'content-type: application/json' -d '${JSON.stringify(value).replaceAll("'", "'\\''")}'`;
