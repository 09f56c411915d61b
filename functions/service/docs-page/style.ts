// How the page looks: text first, light or dark as the reader's device wishes, one column on a phone.
import { hash } from "node:crypto";

export const style = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #6d6a64; --line: #dedad2; --paper: #fbfaf7; --inset: #f2efe9; --accent: #a3281d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6e0; --soft: #a09c94; --line: #3a3833; --paper: #181715; --inset: #22211e; --accent: #ef8d7f; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 56rem; padding: 2.5rem 1.25rem 5rem; background: var(--paper); color: var(--ink); font: 1rem/1.7 system-ui, -apple-system, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.25; margin: 0 0 .75rem; }
h1 small { font-size: .9rem; font-weight: 400; color: var(--soft); }
h2 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: .4rem 0; }
[lang="en"] { color: var(--soft); }
h2 [lang="en"], h3 [lang="en"] { font-weight: 400; }
a { color: var(--accent); text-underline-offset: .2em; }
section { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 2rem; }
nav ul { list-style: none; margin: 1.25rem 0 0; padding: 0; }
nav li { border-top: 1px solid var(--line); }
nav a { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding: .5rem 0; text-decoration: none; color: inherit; }
nav a:hover span { color: var(--accent); }
code, pre { font: .875em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
code b { color: var(--accent); }
.place { font-size: 1.05rem; }
pre { background: var(--inset); border-radius: .5rem; margin: .5rem 0; overflow-x: auto; padding: .85rem 1rem; }
details { margin: .35rem 0; }
summary { cursor: pointer; }
dl { margin: .5rem 0; }
dt { font-variant-numeric: tabular-nums; font-weight: 600; margin-top: .6rem; }
dd { margin: 0 0 0 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
th { font-weight: 400; white-space: nowrap; width: 1%; }
th b, p b { color: var(--accent); }
.forms { margin: .25rem 0; padding-left: 1.5rem; }
.forms > li { margin: .5rem 0; }
.type { color: var(--soft); }
.note, .content, .pattern { color: var(--soft); font-size: .875rem; }
@media (max-width: 36rem) { body { padding-top: 1.5rem; } details details, .forms { padding-left: .75rem; } th { white-space: normal; width: 30%; } }
`;

/** By this hash the page's content security policy knows its one style sheet. */
export const styleHash = `sha256-${hash("sha256", style, "base64")}`;
