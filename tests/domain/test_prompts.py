"""Questions of a template that nobody answered are left out; nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.prompts import answered

TEMPLATE = "\n\n## Want\n\n## Don't want\n\n## Follow-ups\n"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (TEMPLATE, ""),
        ("She was hired." + TEMPLATE, "She was hired.\n"),
        ("Hi.\n\n## Want\n\n- a say\n\n## Don't want\n\n## Follow-ups\n", "Hi.\n\n## Want\n\n- a say\n"),
        ("## Want\n## Don't want\n- paper\n", "## Don't want\n- paper\n"),
        ("## Want\n\n### Pay\n\n- more\n", "### Pay\n\n- more\n"),
        ("## Mine\n\n## Want\n- a\n", "## Mine\n\n## Want\n- a\n"),
        ("no headings, no end", "no headings, no end"),
        ("", ""),
    ],
)
def test_unanswered_prompts_go(body: str, kept: str) -> None:
    assert answered(body, TEMPLATE) == kept


@given(st.lists(st.sampled_from(["## Want", "## Mine", "- a", "text", "", "# Don't want"])))
def test_no_word_outside_the_template_is_lost(lines: list[str]) -> None:
    body = "\n".join(lines)
    before = [line for line in lines if line and line not in TEMPLATE.split("\n")]
    after = [
        line for line in answered(body, TEMPLATE).split("\n") if line and line not in TEMPLATE.split("\n")
    ]
    assert after == before


@given(st.text())
def test_without_a_template_nothing_changes(body: str) -> None:
    assert answered(body, "") == body
