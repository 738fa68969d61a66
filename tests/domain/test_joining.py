"""Of two contacts that become one, and of two texts of one contact, no detail is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.joining import Merged, Post, join, rebased
from tui.domain.people import LEVELS, ContactText

ADA = ContactText(
    "Ada Lovelace",
    company="Engines",
    title="Counsel",
    email="ada@x.example",
    phone="1",
    link="https://x.example",
    how_met="at the fair",
    introduced_by="Charles",
    level="ally",
    notes="Likes numbers.",
)


def test_what_is_empty_is_filled() -> None:
    joined = join(ContactText("Ada"), ADA)
    assert joined == (ADA._replace(name="Ada"), None)


def test_what_is_there_stays_and_the_rest_goes_to_the_notes() -> None:
    other = ContactText("A. L.", email="al@y.example", phone="2", how_met="by chance", notes="Tall.")
    joined = join(ADA, other)
    assert joined.text._replace(notes="") == ADA._replace(notes="")
    assert joined.text.notes == (
        "Likes numbers.\n\nTall.\n\nA. L.: e-mail al@y.example; phone 2; how met by chance"
    )


def test_what_both_say_is_said_once() -> None:
    again = ADA._replace(name="A. L.", email="ADA@x.example")
    assert join(ADA, again) == (ADA, None)


def test_the_higher_level_stays() -> None:
    assert join(ContactText("Ada", level="helpful"), ADA).text.level == "ally"
    assert join(ADA, ContactText("A", level="helpful")).text.level == "ally"


@pytest.mark.parametrize(
    ("into", "from_", "now", "past"),
    [
        (Post("", ""), Post("Engines", "Counsel"), Post("Engines", "Counsel"), None),
        (Post("Engines", ""), Post("ENGINES", "Counsel"), Post("Engines", "Counsel"), None),
        (Post("Engines", "Counsel"), Post("Engines", "counsel"), Post("Engines", "Counsel"), None),
        (Post("A", "Counsel"), Post("Looms", "Weaver"), Post("A", "Counsel"), Post("Looms", "Weaver")),
        (Post("A", "Counsel"), Post("A", "Clerk"), Post("A", "Counsel"), Post("A", "Clerk")),
        (Post("", "Counsel"), Post("Engines", ""), Post("Engines", "Counsel"), None),
        (Post("Engines", ""), Post("Looms", ""), Post("Engines", ""), Post("Looms", "")),
    ],
)  # fmt: skip
def test_where_they_work_and_where_they_did(into: Post, from_: Post, now: Post, past: Post | None) -> None:
    joined = join(
        ContactText("Ada", company=into.company, title=into.title),
        ContactText("A.", company=from_.company, title=from_.title),
    )
    assert (Post(joined.text.company, joined.text.title), joined.past) == (now, past)


@pytest.mark.parametrize("mine", ["Ada", "A. L."])
def test_nobody_becomes_their_own_introducer(mine: str) -> None:
    assert join(ContactText("Ada", introduced_by=mine), ContactText("A. L.")).text.introduced_by == ""
    assert join(ContactText("Ada"), ContactText("A. L.", introduced_by=mine)).text.introduced_by == ""


def test_a_merge_is_told() -> None:
    merged = Merged("A. L.", "Ada", ADA, entries=1, introductions=2, introduced=1, together=3)
    assert merged.sentence == ("“A. L.” into “Ada”: 1 entry, 2 introductions, 1 person they introduced")
    assert merged.tells() == [
        "The name “A. L.” means Ada from now on.",
        "Careful: 3 entries name both of them, as if they were two.",
    ]
    more = merged._replace(
        entries=0, introductions=0, introduced=0, together=0, also=("phone",), past=Post("Looms", "Clerk")
    )
    assert more.sentence == "“A. L.” into “Ada”: nothing was written of them yet"
    assert more.tells()[1:] == ["Kept in the notes: phone.", "Kept in the history: Clerk, Looms."]


def test_my_changes_are_made_to_what_it_is_by_now() -> None:
    theirs = ADA._replace(phone="2", level="advocate", notes="Likes numbers.\nTall.")
    mine = ADA._replace(email="new@x.example", notes="Likes numbers.\nLate.")
    assert rebased(ADA, theirs, mine) == theirs._replace(
        email="new@x.example", notes="Likes numbers.\nTall.\nLate."
    )
    assert rebased(ADA, theirs, ADA) == theirs
    assert rebased(ADA, ADA, mine) == mine


texts = st.builds(
    ContactText,
    name=st.sampled_from(("Ada", "Bob")),
    company=st.sampled_from(("", "X", "Y")),
    title=st.sampled_from(("", "T", "U")),
    email=st.sampled_from(("", "a@x", "b@x")),
    phone=st.sampled_from(("", "12", "34")),
    link=st.sampled_from(("", "l1", "l2")),
    how_met=st.sampled_from(("", "h1", "h2")),
    introduced_by=st.sampled_from(("", "Cy", "Di")),
    level=st.sampled_from(LEVELS),
    notes=st.sampled_from(("", "n1", "n1\nn2", "n3")),
)


@given(texts, texts)
def test_no_detail_is_lost(into: ContactText, from_: ContactText) -> None:
    text, past = join(into, from_)
    everything = "\n".join((*map(str, text), *(past or ())))
    for one in (into, from_):
        for field in ("company", "title", "email", "phone", "link", "how_met", "introduced_by", "notes"):
            assert getattr(one, field) in everything
    for field in ("name", "email", "phone", "link", "how_met", "introduced_by"):
        assert not getattr(into, field) or getattr(text, field) == getattr(into, field)


@given(texts, texts, texts)
def test_no_change_of_mine_is_lost(base: ContactText, theirs: ContactText, mine: ContactText) -> None:
    both = rebased(base, theirs, mine)
    for field in mine._fields:
        if field != "notes" and getattr(mine, field) != getattr(base, field):
            assert getattr(both, field) == getattr(mine, field)
    for line in set(mine.notes.split("\n")) - set(base.notes.split("\n")):
        assert line in both.notes.split("\n")
