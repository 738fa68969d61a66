"""Generated entries whose marks are known, because they were put there."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

SIGNS = "+-?><~ x"
HEADINGS = {
    "Background": None,
    "Coffee with Ada": None,
    "Want": "+",
    "Don’t want: Founder": "-",
    "Questions?": "?",
    "Intros": ">",
    "I promised": "<",
    "Feedback": "~",
    "Follow-ups:": " ",
}
WORDS = [
    "alpha",
    "beta #tag",
    "by friday",
    "*em* it",
    "`[+] code`",
    "[l](http://x)",
    "AT&T",
    "a|b",
    "日本",
    "[-]",
    "> x",
]
NOT_READ = [
    ["```", "- [+] fenced", "", "1. [ ] more", "```"],
    ["> - [-] quoted", "> ", "> 1. [x] quoted"],
    ["    - [?] indented", "", "    - [>] more"],
    ["<div>", "- [<] html", "</div>"],
    ["<!-- ", "", "- [~] comment", "", "-->"],
    ["| a | b |", "|---|---|", "| [+] | - [+] c |"],
    ["a paragraph", "[+] with signs - [+] in it"],
    ["[+]: http://x"],
    ["***"],
]


@dataclass
class Written:
    """Lines so far, and the marks put into them: (sign, line from 1, typed)."""

    lines: list[str] = field(default_factory=list)
    marks: list[tuple[str, int, bool]] = field(default_factory=list)

    @property
    def body(self) -> str:
        return "\n".join(self.lines)


@dataclass
class Item:
    bullet: str
    sign: str | None
    text: str
    more: list[str]
    below: list[Item]


def _items(below: st.SearchStrategy[list[Item]]) -> st.SearchStrategy[list[Item]]:
    text = st.lists(st.sampled_from(WORDS), max_size=3).map(lambda words: " ".join(["word", *words]))
    item = st.builds(
        Item,
        st.sampled_from(["-", "*", "+", "1.", "1)"]),
        st.none() | st.sampled_from(SIGNS),
        text,
        st.lists(st.sampled_from(["goes on", "and [+] on", "#tag too"]), max_size=1),
        below,
    )
    return st.lists(item, min_size=1, max_size=3)


LISTS = _items(st.just([]) | _items(st.just([]) | _items(st.just([]))))
BLOCKS = st.lists(st.sampled_from(NOT_READ) | st.sampled_from(list(HEADINGS)) | LISTS, max_size=8)


@st.composite
def entries(draw: st.DrawFn) -> Written:
    """An entry of lists, headings and things that hold no marks whatever they look like."""
    out, section = Written(), None
    for block in draw(BLOCKS):
        if isinstance(block, str):
            section = HEADINGS[block]
            out.lines += [f"## {block}", ""]
        elif isinstance(block[0], str):
            out.lines += ["A paragraph ends a list.", "", *block, ""]  # type: ignore[list-item]
        else:
            _write(out, block, "", section)  # type: ignore[arg-type]
            out.lines.append("")
    return out


def _write(out: Written, items: list[Item], indent: str, section: str | None) -> None:
    for item in items:
        sign = item.sign if item.sign is not None else section if not indent else None
        if sign is not None:
            out.marks.append((sign, len(out.lines) + 1, item.sign is not None))
        typed = "" if item.sign is None else f"[{item.sign}] "
        out.lines.append(f"{indent}{item.bullet} {typed}{item.text}")
        deeper = indent + " " * (len(item.bullet) + 1)
        out.lines += [deeper + line for line in item.more]
        _write(out, item.below, deeper, section)
