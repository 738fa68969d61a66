"""What Markdown becomes in the reader, as lines of plain text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.widgets.layout import MIN_WIDTH, Line, lay_out
from tui.app.widgets.layout_wrap import Target, width_of
from tui.domain.entries import Derived
from tui.domain.marks import derive, read
from tui.domain.text import CONTROL

ON = date(2026, 11, 5)


def lines_of(body: str, width: int = 60, derived: Derived | None = None) -> list[Line]:
    document = read(body)
    facts = derive(document, on=ON, roles=()) if derived is None else derived
    return lay_out(document, facts, width=width, on=ON)


def shown(body: str, width: int = 60, derived: Derived | None = None) -> list[str]:
    return [line.text.rstrip() for line in lines_of(body, width, derived)]


def styles(body: str, text: str) -> set[str]:
    """The style names under the span that holds a text."""
    found = [span.style for line in lines_of(body) for span in line.spans if text in span.text]
    assert found, f"no span holds {text!r}"
    return set(found[0].split())


# -- Markdown


def test_a_paragraph_wraps_at_words_and_joins_the_lines_of_its_source() -> None:
    assert shown("one two three\nfour five six\n", 14) == ["one two three", "four five six"]
    assert shown("one two\nthree four\n", 20) == ["one two three four"]


def test_prose_keeps_a_measure_on_a_wide_screen() -> None:
    assert max(len(line) for line in shown("word " * 200, 200)) <= 88


def test_a_hard_break_stays() -> None:
    assert shown("one  \ntwo\\\nthree") == ["one", "two", "three"]


def test_blocks_stand_apart_as_in_the_source() -> None:
    assert shown("one\n\ntwo\n- a\n- b\n\n- c") == ["one", "", "two", "  • a", "  • b", "", "  • c"]


def test_a_heading_stands_apart_from_what_is_above_and_close_to_what_is_below() -> None:
    assert shown("text\n## Two\n\nmore\n# One\nend") == ["text", "", "Two", "more", "", "One", "───", "end"]


def test_emphasis_and_code_are_styles_and_combine() -> None:
    body = "a *b* **c** ~~d~~ `e` ***f*** **g `h`**"
    assert shown(body) == ["a b c d e f g h"]
    assert styles(body, "b") == {"em"}
    assert styles(body, "c") == {"strong"}
    assert styles(body, "d") == {"strike"}
    assert styles(body, "e") == {"code"}
    assert styles(body, "f") == {"em", "strong"}
    assert styles(body, "h") == {"strong", "code"}


def test_lists_hang_and_nest() -> None:
    assert shown("- one two three four\n  - five six seven\n    1. eight", 16) == [
        "• one two three",
        "  four",
        "  ◦ five six",
        "    seven",
        "    1. eight",
    ]


def test_numbers_line_up_and_start_where_they_say() -> None:
    assert shown("9. a\n10. b") == ["   9. a", "  10. b"]


def test_quotes_have_a_bar_on_every_line() -> None:
    assert shown("> one two three\n>\n> four", 12) == ["▎ one two", "▎ three", "▎", "▎ four"]


def test_fenced_code_is_cut_at_the_edge_and_keeps_its_blanks() -> None:
    body = "```\ndef f():\n\n    return 'a long line of code'\n```"
    assert shown(body, 20) == ["▏ def f():", "▏", "▏     return 'a lon…"]


def test_text_that_is_code_only_by_its_indent_wraps() -> None:
    assert shown("    one two three four", 12) == ["▏ one two", "▏ three four"]


def test_code_is_cut_between_wide_characters() -> None:
    for width in range(MIN_WIDTH, 30):
        for line in lines_of("```\n漢字漢字漢字漢字漢字漢字\n```", width):
            assert width_of(line.spans) <= width


def test_a_table_is_aligned_as_it_says() -> None:
    assert shown("|a|b|c|\n|:--|:-:|--:|\n|one|two|three|\n|1|2|3|") == [
        "a   │  b  │     c",
        "────┼─────┼──────",
        "one │ two │ three",
        "1   │  2  │     3",
    ]


def test_a_wide_table_gives_room_to_whole_words_first() -> None:
    body = "|Name|Said|\n|-|-|\n|Ada Lovelace|that it is all infrastructure at first, and that this is fine|"
    wide = shown(body, 32)
    assert all(cell_len(line) <= 32 for line in wide)
    assert any("infrastructure" in line for line in wide)


def test_a_table_with_no_room_becomes_a_list() -> None:
    body = "|" + "a|" * 12 + "\n|" + "-|" * 12 + "\n|" + "word|" * 12
    assert shown(body, 30) == ["a: word"] * 12


def test_a_table_in_wide_characters_is_aligned() -> None:
    lines = shown("|名前|b|\n|-|-|\n|郭小明|x|\n|a|y|")
    assert [cell_len(line.split("│")[0]) for line in lines if "│" in line] == [7, 7, 7]


def test_html_is_text() -> None:
    assert shown("<script>alert(1)</script>\n\na <b>b</b>") == ["<script>alert(1)</script>", "", "a <b>b</b>"]


def test_markup_is_text() -> None:
    assert shown("[@click=app.quit]x[/] [/oops] [b]") == ["[@click=app.quit]x[/] [/oops] [b]"]


def test_an_image_is_named() -> None:
    assert shown("![a *chart*](x.png) ![](y.png)") == ["[image: a chart] [image]"]


def test_a_rule_crosses_the_measure() -> None:
    assert shown("a\n\n***\n\nb", 12) == ["a", "", "─" * 12, "", "b"]


def test_headings_of_three_weights() -> None:
    body = "# one\n## two\n### three\n###### six"
    assert [styles(body, text) for text in ("one", "two", "three", "six")] == [{"h1"}, {"h2"}, {"h3"}, {"h3"}]


# -- links


def links(body: str) -> list[object]:
    return [span.to for line in lines_of(body, 88) for span in line.spans if span.to is not None]


def test_a_link_says_its_host_unless_its_text_does() -> None:
    assert shown("[here](https://example.com/a)") == ["here (example.com)"]
    assert shown("[example.com](https://www.example.com/a)") == ["example.com"]
    assert shown("<https://example.com/a>") == ["https://example.com/a"]
    assert shown("[Ada](mailto:ada@example.com)") == ["Ada (ada@example.com)"]


def test_a_link_cannot_pretend_to_lead_elsewhere() -> None:
    assert shown("[https://bank.com](https://evil.com)") == ["https://bank.com (evil.com)"]
    assert shown("[pay](https://bank.com@evil.com/)") == ["pay (evil.com)"]


def test_a_bare_address_is_a_link_without_the_sentence_around_it() -> None:
    assert links("see https://example.com/a_(b), then (https://example.org).") == [
        "https://example.com/a_(b)",
        "https://example.org",
    ]


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.b", "notes.md", "vbscript:x"],
)
def test_only_web_and_mail_can_be_followed(target: str) -> None:
    assert links(f"[x]({target})") == []
    assert target.split(":", maxsplit=1)[0] in "".join(shown(f"[x]({target})"))


# -- marks


def test_a_mark_has_its_sign_and_its_theme_at_the_right() -> None:
    assert shown("- [+] decide the product #strategy\n- [-] paperwork", 50) == [
        "  + decide the product                   #strategy",
        "  − paperwork",
    ]


def test_every_sign_and_its_style() -> None:
    body = "- [+] a\n- [-] b\n- [?] c\n- [>] d\n- [<] e\n- [~] f\n- [ ] g\n- [x] h"
    signs = [line.spans[1] for line in lines_of(body)]
    assert [(sign.text, sign.style) for sign in signs] == [
        ("+", "want"),
        ("−", "dont"),
        ("?", "unsure"),
        (">", "intro"),
        ("<", "promise"),
        ("~", "feedback"),
        ("☐", "todo"),
        ("☑", "done"),
    ]


def test_a_plain_bullet_under_a_heading_that_means_something_has_the_sign_too() -> None:
    assert shown("## Don’t want\n- paperwork\n- meetings") == ["Don’t want", "  − paperwork", "  − meetings"]


def test_an_introduction_says_where_it_stands() -> None:
    assert shown("- [>] Grace Hopper, runs a fund, by friday") == [
        "  > Grace Hopper, runs a fund          offered, by Fri 6 Nov"
    ]
    body = "- [>] Grace Hopper, by friday"
    derived = derive(body, on=ON, roles=())
    met = derived._replace(introductions=(derived.introductions[0]._replace(status="met"),))
    assert shown(body, 40, met) == ["  > Grace Hopper                     met"]


def test_a_follow_up_says_when_and_a_done_one_is_struck() -> None:
    body = "- [ ] write by 2027-01-02\n- [x] call by friday"
    assert shown(body, 46) == ["  ☐ write" + " " * 20 + "by Sat 2 Jan 2027", "  ☑ call"]
    assert styles(body, "call") == {"struck"}


def test_a_kept_promise_says_so() -> None:
    assert shown("- [x] [<] send the article by friday", 40) == ["  < send the article                kept"]


def test_an_introduction_that_was_made_is_not_struck_out() -> None:
    assert shown("- [x] [>] Grace Hopper, runs a fund", 40) == ["  > Grace Hopper, runs a fund       made"]
    assert shown("- [x] [<] introduce Alan to her", 40) == ["  < introduce Alan to her           made"]
    for line in lines_of("- [x] [>] Grace Hopper\n- [x] [<] introduce Alan"):
        assert all("struck" not in span.style for span in line.spans)


def test_a_follow_up_s_box_leads_to_its_line() -> None:
    lines = lines_of("text\n\n- [ ] write\n- [x] call\n- [<] send it\n- [<] introduce Bob to Ann\n- [+] x")
    assert [line.followup for line in lines if line.followup] == [
        Target(None, 3, None, tick=True, done=False),
        Target(None, 4, None, tick=True, done=True),
        Target(None, 5, None, tick=True, done=False),
    ]


def test_a_theme_in_mid_sentence_stays_there() -> None:
    assert shown("- [+] more #strategy than paperwork #work", 60) == [
        "  + more #strategy than paperwork" + " " * 22 + "#work"
    ]


def test_long_text_wraps_beside_its_note() -> None:
    assert shown("- [+] one two three four five six seven eight nine ten eleven #numbers", 50) == [
        "  + one two three four five six seven     #numbers",
        "    eight nine ten eleven",
    ]


def test_where_it_is_narrow_the_note_follows_the_text() -> None:
    assert shown("- [>] Grace Hopper of the fund by friday", 30) == [
        "> Grace Hopper of the fund",
        "  offered, by Fri 6 Nov",
    ]
    assert shown("- [+] short words that go on a while longer #a", 26) == [
        "+ short words that go on a",
        "  while longer  #a",
    ]


def test_details_below_a_mark_hang_under_it() -> None:
    assert shown("- [ ] call\n  - first\n\n  then\n- [+] x") == [
        "  ☐ call",
        "    ◦ first",
        "",
        "    then",
        "  + x",
    ]


def test_styles_inside_a_mark_are_kept() -> None:
    body = "- [ ] **send** `it` by friday #x"
    assert shown(body, 44) == ["  ☐ send it" + " " * 17 + "by Fri 6 Nov  #x"]
    assert styles(body, "send") == {"strong"}


def test_a_typed_mark_inside_code_or_a_quote_is_text() -> None:
    body = "> - [+] said\n\n- `[+] code`\n\n      [+] more"
    assert all("want" not in span.style for line in lines_of(body) for span in line.spans)
    assert "".join(shown(body)).count("[+]") == 3


def test_tags_in_text_stay_in_place() -> None:
    assert styles("about #money and more", "#money") == {"tag"}


# -- lines of the source


def test_lines_know_where_they_came_from() -> None:
    body = "# Head\n\npara one\nsecond line of it\n\n- a\n- [+] b\n\n```\ncode\nmore\n```\n\n|x|\n|-|\n|y|\n"
    found = [(line.text.strip(), line.source) for line in lines_of(body, 10) if line.text.strip()]
    assert ("Head", 1) in found
    assert ("para one", 3) in found
    assert ("line of it", 4) in found
    assert ("• a", 6) in found
    assert ("+ b", 7) in found
    assert ("▏ code", 10) in found
    assert ("▏ more", 11) in found
    assert ("y", 16) in found


def test_a_piece_counts_its_lines_from_where_it_begins() -> None:
    document = read("one\n\n- [ ] two")
    lines = lay_out(document, Derived(), width=40, first=101)
    assert [line.source for line in lines] == [101, None, 103]
    assert lines[-1].followup == Target(None, 103, None, tick=True)


# -- whatever is written

SIGNS = [
    *"ab \n\n#*_`~[]()<>!|-+?x1.:\\&;\t漢é\u0301\x1b\u202e\ud800\ufe0f\u200d",
    "👩‍💻",
    "- [+] ",
    "\n\n",
    " by friday",
]
MARKDOWN = st.lists(st.sampled_from(SIGNS), max_size=120).map("".join)
ANYTHING = st.text(st.characters(codec=None), max_size=120)  # lone surrogates too


@settings(max_examples=300, deadline=None)
@example("a👩\u200d💻- [+] *a\u200d*a", 0)
@given(st.one_of(MARKDOWN, ANYTHING), st.integers(-3, 130))
def test_any_text_fits_any_width_and_drives_no_terminal(body: str, width: int) -> None:
    for line in lines_of(body, width):
        assert width_of(line.spans) <= max(width, MIN_WIDTH)
        assert not CONTROL.search(line.text)
        assert "\n" not in line.text
        assert "\t" not in line.text


LETTERS = [*"abcxyzé’漢字か👍🏽", "👩‍💻", "e\u0301"]
WORD = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=12).map("".join)
WORDS = st.lists(WORD, min_size=1, max_size=40)


@settings(max_examples=200, deadline=None)
@given(
    WORDS,
    st.integers(MIN_WIDTH, 90),
    st.sampled_from(["{}", "# {}", "- {}", "> {}", "- [+] {}", "|{}|\n|-|"]),
)
def test_nothing_but_blanks_is_lost(words: list[str], width: int, frame: str) -> None:
    text = " ".join(words)
    assume(any(letter.isalnum() for letter in text))  # a mark with no word in it is no takeaway, and stays
    kept = "".join("".join(shown(frame.format(text), width)).split())
    for sign in "─▎│┼•+":
        kept = kept.replace(sign, "")
    assert kept == text.replace(" ", "")
