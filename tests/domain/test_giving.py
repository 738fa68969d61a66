"""A takeaway is given a role by editing its text, and nothing else of what the text says changes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.domain.structured import Written, entries
from tui.domain.entries import MAX_NAME, EntryText
from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.giving import giving
from tui.domain.marks import derive

DAY = date(2026, 11, 5)


def meeting(body: str, *roles: str) -> EntryText:
    return EntryText("meeting", DAY, body, people=("Ada",), roles=roles)


def given_to(body: str, line: int, role: str = "Counsel") -> str:
    return giving(line, role, whole_meeting=False, said=None)(meeting(body)).body


def test_the_whole_meeting_gets_the_role_in_its_header() -> None:
    text = meeting("- [+] decide\n- [-] wait")
    assert giving(1, " Counsel ", whole_meeting=True, said="decide")(text) == text._replace(
        roles=("Counsel",)
    )


def test_a_heading_of_that_line_alone_names_the_role() -> None:
    assert given_to("hi\n\n## Don't want\n\n- paper\n\n## Notes", 5) == (
        "hi\n\n## Don't want: Counsel\n\n- paper\n\n## Notes"
    )
    assert given_to("## What I want ##\n- decide", 2) == "## What I want: Counsel ##\n- decide"
    assert given_to("Don't want:\n---\n- paper\n", 3) == "Don't want: Counsel\n---\n- paper\n"


def test_a_line_among_others_moves_to_a_section_of_its_own() -> None:
    body = "## Want\n\n- one\n- two\n  - why\n\n  more\n- three\n\n## Notes\n\nx\n"
    assert given_to(body, 4) == (
        "## Want\n\n- one\n- three\n\n## Notes\n\nx\n\n## Want: Counsel\n\n- two\n  - why\n\n  more\n"
    )


def test_a_marked_line_moves_with_its_mark() -> None:
    assert given_to("talk\n\n- [+] decide #strategy\n- [ ] call", 3) == (
        "talk\n\n- [ ] call\n\n## Want: Counsel\n\n- [+] decide #strategy"
    )


def test_a_section_of_that_role_takes_it_in_below_its_own() -> None:
    body = "- [?] why\n- [?] how\n\n## Unsure: counsel\n\n- when\n\nend\n"
    assert given_to(body, 2) == "- [?] why\n\n## Unsure: counsel\n\n- when\n- [?] how\n\nend\n"
    assert given_to("- [+] a\n- [+] b\n\n## Want: Counsel\n\n", 1) == (
        "- [+] b\n\n## Want: Counsel\n\n- [+] a\n\n"
    )


def test_an_indented_line_loses_its_indent() -> None:
    assert given_to("- plain\n  - [-] two\n    - three", 2) == (
        "- plain\n\n## Don't want: Counsel\n\n- [-] two\n  - three"
    )


def test_what_has_that_role_already_stays() -> None:
    text = meeting("- [+] decide", "Élan")
    assert giving(1, "elan", whole_meeting=False, said=None)(text) is text


@pytest.mark.parametrize(
    ("body", "line", "role", "roles", "whole", "field"),
    [
        ("- [+] decide\n- [ ] call", 2, "Counsel", (), False, "line"),
        ("- [+] decide", 9, "Counsel", (), True, "line"),
        ("- [+] decide", 1, "Counsel", ("Clerk",), False, "role"),
        ("- [+] decide", 1, "Counsel", ("Clerk",), True, "role"),
        ("## Want: Clerk\n- decide", 2, "Counsel", (), True, "role"),
        ("- [+] decide\n  - [-] wait", 1, "Counsel", (), False, "role"),
        ("- [+] decide", 1, "Counsel, general", (), False, "role"),
        ("- [+] decide\n\n```\nnever closed", 1, "Counsel", (), False, "role"),
    ],
)
def test_what_the_text_cannot_say_is_refused(
    body: str, line: int, role: str, roles: tuple[str, ...], whole: bool, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        giving(line, role, whole_meeting=whole, said=None)(meeting(body, *roles))
    assert caught.value.field == field


@pytest.mark.parametrize("role", ["", " \n", "r" * (MAX_NAME + 1)])
def test_a_role_needs_a_name_that_fits(role: str) -> None:
    with pytest.raises(BadInput):
        giving(1, role, whole_meeting=True, said=None)


def test_a_line_that_says_something_else_by_now_is_left_alone() -> None:
    with pytest.raises(ChangedElsewhere):
        giving(1, "Counsel", whole_meeting=True, said="wait")(meeting("- [+] decide"))


@settings(max_examples=150, deadline=None)
@given(entries(), st.data())
def test_only_that_takeaway_changes_and_only_its_role(written: Written, data: st.DataObject) -> None:
    before = derive(written.body, on=DAY)
    homeless = [each for each in before.takeaways if not each.roles]
    assume(homeless)
    chosen = data.draw(st.sampled_from(homeless))
    try:
        body = given_to(written.body, chosen.line)
    except BadInput:
        return
    after = derive(body, on=DAY)
    assert Counter(each._replace(line=0) for each in after.takeaways) == Counter(
        each._replace(line=0) for each in before.takeaways
    ) - Counter([chosen._replace(line=0)]) + Counter([chosen._replace(line=0, roles=("Counsel",))])
    for name in ("introductions", "followups", "feedback"):
        told = [
            sorted(str(each._replace(line=None)) for each in getattr(derived, name))
            for derived in (before, after)
        ]
        assert told[0] == told[1]
    lost = Counter("".join(written.body.split())) - Counter("".join(body.split()))
    assert set(lost) <= {":"}
