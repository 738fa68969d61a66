"""Which list items are marks, on which line, and what their own text is."""

from __future__ import annotations

import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.marks import Document, Mark, parser, read


def marks(body: str) -> list[tuple[str, int, str]]:
    return [(mark.sign, mark.line, mark.text) for mark in read(body).marks]


def one(body: str) -> Mark:
    (mark,) = read(body).marks
    return mark


@pytest.mark.parametrize("bullet", ["-", "*", "+", "1.", "7)", "  -", "   *", "-  ", "-\t", "10. "])
@pytest.mark.parametrize("sign", "+-?><~ xX")
def test_every_sign_under_every_bullet(bullet: str, sign: str) -> None:
    assert marks(f"{bullet} [{sign}] words here") == [(sign.lower(), 1, "words here")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("- a\n  - [+] b\n    1. [-] c", [("+", 2, "b"), ("-", 3, "c")]),
        ("- [ ] a\n  - [x] b\n- [X] c", [(" ", 1, "a"), ("x", 2, "b"), ("x", 3, "c")]),
        ("- - [+] a", [("+", 1, "a")]),
        ("1. [+] a\n2. [-] b\n10. c\n11. [?] d", [("+", 1, "a"), ("-", 2, "b"), ("?", 4, "d")]),
        ("1. - * [+] a", [("+", 1, "a")]),
        ("- [+] a\n\n- [-] b\n\n\n- [?] c", [("+", 1, "a"), ("-", 3, "b"), ("?", 6, "c")]),
        ("- [+] a\n\n  second paragraph [-] b\n\n  [-] third", [("+", 1, "a")]),
        ("- [+] a\n  goes on\n  and on", [("+", 1, "a goes on and on")]),
        ("- [+] a\nlazily goes on\n\nnot this", [("+", 1, "a lazily goes on")]),
        ("- [+] a  \n  b\\\n  c", [("+", 1, "a b c")]),
        ("- [+]\n  below", [("+", 1, "below")]),
        ("-\n  [+] below", [("+", 2, "below")]),
        ("- [+]glued", [("+", 1, "glued")]),
        ("-\t[+]\tтаб", [("+", 1, "таб")]),
        ("- [+]\u00a0hard blank", [("+", 1, "hard blank")]),
        ("text\n- [+] a", [("+", 2, "a")]),
        ("# H\n- [+] a\n# H", [("+", 2, "a")]),
        ("- [+] a **bold** `code` [link](http://x)", [("+", 1, "a **bold** `code` [link](http://x)")]),
        ("- [+] a #theme", [("+", 1, "a #theme")]),
        ("- [+] 🎉", [("+", 1, "🎉")]),
        ("- [x] [<] a", [("<", 1, "a")]),
        ("- [ ] [<] a", [("<", 1, "a")]),
        ("- [x] [>] a", [(">", 1, "a")]),
        ("- [+] a\r\n- [-] b\r\n", [("+", 1, "a"), ("-", 2, "b")]),
        ("a\x0bb\x0cc\u2028d\x85e\x1cf\n\n- [+] a", [("+", 3, "a")]),
        ("a\rb\n\n- [+] a", [("+", 3, "a")]),
        ("\ufeff- [+] a", []),
        ("nul \0\n- [+] \0a", [("+", 2, "\ufffda")]),
        ("\n\n\n- [+] a\n", [("+", 4, "a")]),
        ("- [x] a\n\n[x]: http://x", [("x", 1, "a")]),
        ("- [ref]: http://x\n  [+] a", [("+", 2, "a")]),
        ("- [+] a | b\n- [-] c", [("+", 1, "a | b"), ("-", 2, "c")]),
    ],
)
def test_marks_and_their_lines(body: str, found: list[tuple[str, int, str]]) -> None:
    assert marks(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[+] no list",
        "text [+] in a sentence",
        "a list that begins with\n2. [+] interrupts no sentence",
        "- text [+] in a sentence",
        "- text\n  [+] on its second line",
        "- text\n\n  [+] in its second paragraph",
        "- **[+] bold**",
        "- \\[+] escaped",
        "- [?](http://x)",
        "- [x][ref]",
        "- [x][<] a",
        "- [+]: http://x",
        "- [x]: http://x 'title'",
        "- [*] other sign",
        "- [xx] two",
        "- [] none",
        "-[+] no blank",
        "- # [+] heading",
        "- [+] setext\n  ===",
        "- [+] a | b\n  --|--",
        "-     [+] code in an item",
        "    - [+] indented code",
        "```\n- [+] fenced\n```",
        "~~~\n- [+] fenced\n\n- [-] and unclosed",
        "- ```\n  - [+] fenced in an item\n  ```",
        "`- [+] inline`",
        "- `[+] inline`",
        "> - [+] quoted",
        "> > 1. [+] quoted twice",
        "- > - [+] quoted in an item",
        "> - a\n- - >",
        "<div>\n- [+] html\n</div>",
        "<!--\n\n- [+] comment\n\n-->",
        "<b>\n- [+] html\n</b>",
        "- <div>[+] html",
        "- <b>[+] html</b>",
        "<pre>\n\n- [+] pre\n\n</pre>",
        "- [",
        "- [+",
        "- [+]",
        "- [+] ",
        "- [ ]",
        "- [+] ---",
        "- [x] [<]",
        "1. [>]   ",
        "[+]: http://x\n- a",
    ],
)
def test_what_is_no_mark(body: str) -> None:
    assert marks(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Want\n- a\n* b\n1. c", [("+", 2, "a"), ("+", 3, "b"), ("+", 4, "c")]),
        ("Want\n====\n- a", [("+", 3, "a")]),
        ("Don’t want\n---\n\n- a", [("-", 4, "a")]),
        ("###### What I want: ######\n\n- a", [("+", 3, "a")]),
        ("## *Unsure*\n- a", [("?", 2, "a")]),
        ("## Want\n- [-] b\n- [ ] c", [("-", 2, "b"), (" ", 3, "c")]),
        ("## Want\n- a\n  - detail\n  - [-] said\n- b", [("+", 2, "a"), ("-", 4, "said"), ("+", 5, "b")]),
        ("## Want\ntext\n\n    code\n\n> - quote\n\n- a\n\n  more\n- b", [("+", 8, "a"), ("+", 11, "b")]),
        ("## Want\n- a\n### Sub\n- b\n## Next time\n- c", [("+", 2, "a"), ("+", 4, "b")]),
        ("## Want\n### Unsure\n- a\n### Rest\n- b", [("?", 3, "a"), ("+", 5, "b")]),
        ("- before\n# Want\n- a", [("+", 3, "a")]),
        ("> ## Want\n\n- a", []),
        ("- ## Want\n\n- a", []),
        ("## Want\n```\n- code\n```\n- a", [("+", 5, "a")]),
        ("## Want\n- [\n- [+\n- [+]\n- ---\n- a", [("+", 6, "a")]),
        ("## Follow-ups\n- [x] a\n- b", [("x", 2, "a"), (" ", 3, "b")]),
        ("## Want\n- [link](http://x)", [("+", 2, "[link](http://x)")]),
        ("## I promised\n- [?](http://x) it", [("<", 2, "[?](http://x) it")]),
        ("## Want #growth\n- a", [("+", 2, "a")]),
        ("## Want\r\n- a\r\n", [("+", 2, "a")]),
    ],
)
def test_headings_give_bullets_their_meaning(body: str, found: list[tuple[str, int, str]]) -> None:
    assert marks(body) == found


def test_roles_of_the_section_belong_to_all_its_marks() -> None:
    body = "## Don't want: In-house counsel\n- a\n  - [+] b\n## Want\n- c"
    assert [mark.section_roles for mark in read(body).marks] == [("In-house counsel",)] * 2 + [()]


def test_a_mark_knows_its_paragraph() -> None:
    mark = one("- a\n  1. [x]  [<] send **it**\n     today #law\n\n     more")
    assert (mark.line, mark.end, mark.explicit, mark.done) == (2, 3, True, True)
    assert (mark.text, mark.words, mark.tags) == ("send **it** today #law", "send it today #law", ("law",))
    assert mark.column == 5
    assert not one("## Want\n- a").explicit
    assert one("## Want\n- a").column == 2


def test_the_tokens_say_where_and_what() -> None:
    document = read("- [x] a *b* #c\n\n[x]: http://x\n\n<i>html</i>\n")
    inline = [token for token in document.tokens if token.type == "inline"]
    assert inline[0].children
    assert inline[0].children[0].content == "[x] a "
    assert inline[0].map == [0, 1]
    assert inline[0].meta == {"tags": ("c",)}
    assert [child.type for child in inline[1].children or ()] == ["html_inline", "text", "html_inline"]


PIECES = [
    "- ",
    "1. ",
    "  ",
    "[+] ",
    "[x]",
    "a",
    "b *c*",
    "\n",
    "\n\n",
    "> ",
    "`",
    "```\n",
    "<b>",
    "# ",
    "---\n",
    "|",
]
PIECES += ["|-|", "\\", "&amp;", "~~s~~", "  \n", "![i](j)", "\t", "\u00a0", "\x0b", "tell me"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_tokens_are_those_of_the_library(body: str) -> None:
    from markdown_it import MarkdownIt

    def shape(markdown: MarkdownIt) -> list[object]:
        return [
            (
                token.type,
                token.content,
                token.map,
                token.level,
                [(c.type, c.content) for c in token.children or ()],
            )
            for token in markdown.parse(body)
        ]

    assert shape(parser()) == shape(MarkdownIt("commonmark").enable(["table", "strikethrough"]))


def test_deep_nesting_is_kept_to_a_depth() -> None:
    deep = "\n".join("  " * n + f"- [+] item {n}" for n in range(25))
    assert [mark.line for mark in read(deep).marks] == list(range(1, 26))


def test_the_module_loads_without_the_parser() -> None:
    import subprocess

    code = "import sys, tui.domain.marks; sys.exit('markdown_it' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_document() -> None:
    assert read("") == Document([], (), ())
    assert read(textwrap.dedent("")).unread is None
