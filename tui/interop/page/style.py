"""How the page of the whole journal looks, on a screen, light or dark, and on paper."""

from __future__ import annotations

import base64
import hashlib

CSS = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1d1d1b; --soft: #6b675f; --line: #d8d2c4;
  --warm: #7a5a1c; --want: #2f6b3a; --dont: #9c3b2e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191917; --ink: #e6e2d8; --soft: #9a958a; --line: #3a372f; --warm: #d9b36a;
    --want: #8fc99a; --dont: #e39a8c; }
}
* { box-sizing: border-box; }
body {
  margin: 3rem auto; padding: 0 1.5rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 16px/1.55 Georgia, "Iowan Old Style", "Liberation Serif", "Times New Roman", serif;
  overflow-wrap: break-word;
}
h1 { font-size: 2.4rem; line-height: 1.15; font-weight: normal; margin: 0 0 .3rem; }
h2 { font-size: 1.5rem; font-weight: normal; margin: 3rem 0 .8rem; padding-bottom: .3rem;
  border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 2rem 0 .1rem; }
h4, h5, h6 { font-size: 1rem; margin: .9rem 0 .2rem; font-style: italic; font-weight: normal; }
h2, h3, h4 { break-after: avoid; }
p { margin: .5rem 0; }
a { color: var(--warm); }
ul, ol { margin: .4rem 0; padding-left: 1.3rem; }
li { margin: .2rem 0; }
li p { margin: .2rem 0; }
pre { white-space: pre-wrap; font-size: .85rem; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 2px solid var(--line); }
table { border-collapse: collapse; }
th, td { padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
nav ul { list-style: none; padding: 0; }
article { border-top: 1px solid var(--line); padding-top: .2rem; margin-top: 1.6rem; }
article h3 { margin-top: .8rem; }
.soft { color: var(--soft); font-size: .9rem; margin: .1rem 0 .5rem; }
.year { font-size: 1.5rem; color: var(--soft); margin: 2.4rem 0 0; break-after: avoid; }
.became { color: var(--soft); font-size: .9rem; list-style: none; padding: 0; }
.plain { border-left: 3px solid var(--warm); padding-left: 1rem; }
.want, .dont, .unsure, .mark, .done { font-family: "Liberation Mono", Menlo, Consolas, monospace;
  font-size: .85em; }
.want { color: var(--want); }
.dont { color: var(--dont); }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@page { size: A4; margin: 18mm 20mm 20mm; @bottom-right { content: counter(page); font-size: 9pt; } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --warm: #000; --want: #000; --dont: #000; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4; }
  a { color: inherit; text-decoration: none; }
}
@media (max-width: 36rem) { body { margin: 1.5rem auto; } }
"""

CSS_HASH = "sha256-" + base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
"""What the page's policy lets through: this style sheet, and nothing else of any kind."""
