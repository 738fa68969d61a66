"""A template's headings are questions; the ones nobody answered are no part of what was written."""

from __future__ import annotations


def answered(body: str, template: str) -> str:
    """`body` without the headings of `template` under which nothing was written.

    Only whole sections go: a heading that stands in the template word for word, and the blank lines below
    it, up to the next heading or the end. A body without such a section comes back exactly as it is.
    """
    prompts = {line.strip() for line in template.split("\n") if line.startswith("#")}
    lines = body.split("\n")
    kept: list[str] = []
    place = 0
    while place < len(lines):
        end = place + 1
        if lines[place].strip() in prompts:
            while end < len(lines) and not lines[end].strip():
                end += 1
            if end == len(lines) or lines[end].startswith("#"):
                place = end
                continue
        kept += lines[place:end]
        place = end
    if len(kept) == len(lines):
        return body
    text = "\n".join(kept).strip("\n")
    return f"{text}\n" if text else ""
