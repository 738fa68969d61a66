"""How a recap looks, on a screen and on paper: one column, one ink, room to breathe."""

from __future__ import annotations

import base64
import hashlib

CSS = """
:root { color-scheme: light; --ink: #1d1d1b; --soft: #6b675f; --line: #d8d2c4; --warm: #7a5a1c; }
* { box-sizing: border-box; }
html { background: #fff; }
body {
  margin: 3rem auto; padding: 0 1.5rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 16px/1.5 Georgia, "Iowan Old Style", "Liberation Serif", "Times New Roman", serif;
  overflow-wrap: break-word;
}
h1 { font-size: 2.4rem; line-height: 1.15; font-weight: normal; margin: 0 0 .3rem; }
h2 {
  font-size: 1.05rem; margin: 2.4rem 0 .8rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line);
  break-after: avoid;
}
h3 { font-size: 1rem; margin: 1.4rem 0 .2rem; break-after: avoid; }
h4 { font-size: 1rem; margin: .8rem 0 .2rem; font-style: italic; font-weight: normal; }
p { margin: .4rem 0; }
a { color: var(--warm); }
ul, ol { margin: .3rem 0; padding-left: 1.3rem; }
li { margin: .15rem 0; }
pre { white-space: pre-wrap; }
blockquote { margin: .4rem 0; padding-left: 1rem; border-left: 2px solid var(--line); }
.kicker { color: var(--soft); margin: 0 0 1rem; }
.words { font-style: italic; max-width: 38rem; }
.words em { font-style: normal; }
.outcome { border-left: 3px solid var(--warm); padding-left: 1rem; margin: 1rem 0; }
.soft, .note { color: var(--soft); }
.note { font-size: .88rem; }
.figures { display: flex; flex-wrap: wrap; gap: .4rem 2.2rem; margin: 1.8rem 0 .4rem; padding: 0; }
.figures li { list-style: none; margin: 0; }
.figures b { display: block; font-weight: normal; font-size: 2.1rem; line-height: 1.1; }
.figures li:first-child b { font-size: 4.2rem; line-height: .95; }
.figures span { color: var(--soft); font-size: .9rem; }
.figures { align-items: flex-end; font-variant-numeric: lining-nums tabular-nums; }
svg { display: block; max-width: 100%; height: auto; margin: .6rem 0; break-inside: avoid; }
svg text { font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: left; font-weight: normal; color: var(--soft); }
th, td { padding: .22rem .8rem .22rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.day { white-space: nowrap; width: 1%; }
td.number { width: 1%; }
td:first-child { min-width: 10rem; }
tr { break-inside: avoid; }
.role { break-inside: avoid; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.sides p { margin: .3rem 0 0; color: var(--soft); }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@page { size: A4; margin: 18mm 20mm 20mm; @bottom-right { content: counter(page); font-size: 9pt; } }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4; }
  h2 { margin-top: 1.6rem; }
  a { color: inherit; text-decoration: none; }
}
@media (max-width: 36rem) { .sides { grid-template-columns: 1fr; } }
"""

CSS_HASH = "sha256-" + base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
"""What the page's policy lets through: this style sheet, and nothing else of any kind."""
