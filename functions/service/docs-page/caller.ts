// Who may call an operation and what goes with it besides a body: for the page that people read.
import type { DescribedAccess, Parameter } from "./description.ts";
import { type Html, html } from "./html.ts";
import { schemaHtml } from "./schema.ts";

export const accessHtml = ({ to, apart = [], from = [] }: DescribedAccess): Html =>
  html`<p class="note">${whoMay(to)}${
    apart.length > 0 && html`；须回避 <span lang="en">not by</span> ${codes(apart)}`
  }${from.length > 0 && html`；状态 <span lang="en">when it is</span> ${codes(from)}`}</p>`;

const whoMay = (to: DescribedAccess["to"]): Html => {
  if (to === "anyone") return html`无须登录 <span lang="en">no sign-in needed</span>`;
  if (to === "visitors")
    return html`登录后使用；在一台机器上也可不登录 <span lang="en">signed in; on one machine also without</span>`;
  return html`可由 <span lang="en">by</span> ${codes([...to])}`;
};

const codes = (words: readonly string[]): Html =>
  html`${words.map((word, index) => html`${index > 0 && " · "}<code>${word}</code>`)}`;

export const parametersHtml = (
  parameters: readonly Parameter[],
): Html => html`<h3>参数 <span lang="en">Parameters</span></h3>
<table>${parameters.map(
  ({ name, in: place, required, schema, description, "x-zh": zh }) =>
    html`<tr><th scope="row"><code>${name}</code>${required && html`<b title="必填 required">*</b>`}</th><td>${places[place]} ${schemaHtml(schema)} ${
      zh !== undefined && html`<span class="note">${zh} <span lang="en">${description}</span></span>`
    }</td></tr>`,
)}</table>`;

const places: Record<Parameter["in"], Html> = {
  path: html`<span class="note">地址 path</span>`,
  query: html`<span class="note">查询 query</span>`,
  header: html`<span class="note">请求头 header</span>`,
};
