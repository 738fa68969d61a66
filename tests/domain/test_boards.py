"""What takeaways add up to: the order of themes, changes of mind, and a page to take along."""

from __future__ import annotations

from datetime import date, time
from itertools import count

import pytest

from tui.domain import boards
from tui.domain.entries import Stance
from tui.domain.role_sheet import cut, sheet
from tui.domain.roles import Board, Cell, RoleTally, Said

NUMBERS = count(1)
ROLE = RoleTally("Counsel", "exploring", 3, 2, 1, 0)


def said(day: int, stance: Stance, theme: str, **fields: object) -> Said:
    """A takeaway of a held meeting of November 2026 with Ada, in an entry of its own."""
    number = next(NUMBERS)
    given: dict[str, object] = {
        "takeaway": number,
        "entry": number,
        "on": date(2026, 11, day),
        "at": None,
        "kind": "meeting",
        "held": True,
        "form": "coffee",
        "people": ("Ada Lovelace",),
        "title": "Ada Lovelace",
        "stance": stance,
        "text": f"{theme} it is",
        "theme": theme,
        "roles": ("Counsel",),
        "line": 1,
    }
    return Said(**(given | fields))  # type: ignore[arg-type]


def board_of(*takeaways: Said, against: boards.Opposed | None = None) -> Board:
    return boards.board(ROLE, "", boards.newest_first(takeaways), against or {})


def test_most_meetings_stand_first_then_most_evidence_then_the_newest_then_the_name() -> None:
    board = board_of(
        said(1, "want", "newer and alone"),
        said(2, "want", "newest and alone"),
        said(1, "want", "backed by a reflection"),
        said(1, "want", "backed by a reflection", kind="reflection", held=False),
        said(1, "want", "twice met"),
        said(1, "want", "twice met"),
        said(9, "want", "only planned", held=False),
        said(3, "want", "b of one entry", entry=900),
        said(3, "want", "A of one entry", entry=900, line=2),
    )
    assert [(tally.theme, tally.meetings) for tally in board.want] == [
        ("twice met", 2),
        ("backed by a reflection", 1),
        ("A of one entry", 1),
        ("b of one entry", 1),
        ("newest and alone", 1),
        ("newer and alone", 1),
        ("only planned", 0),
    ]


def test_one_meeting_counts_once_however_often_it_says_so() -> None:
    board = board_of(said(1, "dont", "pay", entry=7), said(1, "dont", "pay", entry=7, line=4))
    assert [(tally.meetings, len(tally.evidence)) for tally in board.dont] == [(1, 2)]


def test_evidence_is_newest_first_and_within_an_entry_from_its_top() -> None:
    late = said(2, "want", "pay", at=time(9), entry=1)
    early = said(2, "want", "pay", entry=5)
    above, below = said(1, "want", "pay", entry=3, line=2), said(1, "want", "pay", entry=3, line=8)
    (tally,) = board_of(below, early, above, late).want
    assert tally.evidence == (late, early, above, below)


def test_a_theme_wanted_and_unwanted_in_one_role_contradicts_whichever_stance_shows_it() -> None:
    board = board_of(said(1, "want", "pay"), said(1, "dont", "pay"), said(1, "unsure", "pay"))
    shown = (*board.want, *board.dont, *board.unsure)
    assert [(tally.contradicts, tally.changed) for tally in shown] == [(True, False)] * 3
    assert board.want[0].elsewhere == ()


@pytest.mark.parametrize("first", ["want", "dont"])
def test_a_mind_has_changed_where_the_opposite_was_said_on_another_day(first: Stance) -> None:
    board = board_of(said(1, first, "pay"), said(2, "dont" if first == "want" else "want", "pay"))
    assert board.want[0].changed
    assert board.dont[0].changed


def test_unsure_is_no_opposite() -> None:
    board = board_of(said(1, "want", "pay"), said(2, "unsure", "pay"))
    assert not board.want[0].contradicts
    assert not board.unsure[0].changed


def test_wanted_here_and_unwanted_there_is_information_and_no_contradiction() -> None:
    board = board_of(
        said(1, "want", "pay"), against={("pay", "dont"): ("Clerk", "Counsel"), ("pay", "want"): ("Editor",)}
    )
    (tally,) = board.want
    assert tally.elsewhere == ("Clerk",)
    assert not tally.contradicts
    assert not tally.changed


def test_across_roles_only_one_role_can_contradict_itself() -> None:
    here, there = said(1, "want", "pay"), said(2, "dont", "pay", roles=("Clerk",))
    assert not boards.across([there, here], {}).want[0].contradicts
    both = said(2, "dont", "pay", roles=("Clerk", "Counsel"))
    assert boards.across([both, here], {}).want[0].changed
    nowhere = [said(2, "dont", "pay", roles=()), said(1, "want", "pay", roles=())]
    assert boards.across(nowhere, {}).dont[0].changed


def test_a_comparison_has_a_row_for_each_theme_and_no_empty_cells() -> None:
    held: list[tuple[str, Stance, list[str]]] = [
        ("pay", "want", ["7"]),
        ("Hours", "dont", ["7", "3", "9", "9"]),
        ("pay", "want", ["7", "7", "3"]),
        ("art", "unsure", ["3", "3"]),
        ("of others", "want", ["9"]),
    ]
    found = boards.compare({"3": "Counsel", "7": "Clerk"}, held)
    assert found.roles == ("Counsel", "Clerk")
    assert [(row.theme, dict(row.cells)) for row in found.rows] == [
        ("pay", {"Counsel": Cell(1), "Clerk": Cell(3)}),
        ("art", {"Counsel": Cell(unsure=2)}),
        ("Hours", {"Counsel": Cell(dont=1), "Clerk": Cell(dont=1)}),
    ]
    assert list(found.rows[0].cells) == ["Counsel", "Clerk"]


def test_time_lines_tell_changes_of_mind_first() -> None:
    lines = boards.time_lines(
        "Counsel",
        [
            said(9, "want", "new"),
            said(3, "dont", "changed"),
            said(1, "want", "changed"),
            said(5, "want", "both"),
            said(5, "dont", "both"),
        ],
        [
            said(4, "want", "changed", roles=("Clerk",)),
            said(2, "unsure", "changed", roles=("Clerk",)),
            said(2, "want", "new", roles=("Clerk",)),
            said(1, "dont", "new", roles=("Clerk",)),
            said(1, "dont", "of others", roles=("Clerk",)),
        ],
    )
    assert [(line.theme, line.contradicts, line.changed) for line in lines] == [
        ("changed", True, True),
        ("both", True, False),
        ("new", False, False),
    ]
    assert [(one.on.day, one.stance) for one in lines[0].said] == [(1, "want"), (3, "dont")]
    assert [[(one.on.day, one.stance) for one in line.elsewhere] for line in lines] == [
        [(4, "want")],
        [],
        [(1, "dont")],
    ]


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("x" * 20, 8, "xxxxxxx…"),
        ("one\ntwo", 20, "one two"),
        ("a " + "x" * 30, 10, "a xxxxxxx…"),
    ],
)
def test_long_texts_are_cut_at_a_word(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown
    assert len(cut(text, limit)) <= limit


def test_the_sheet_is_one_page_whatever_the_board_holds() -> None:
    takeaways = [
        said(1 + number % 28, stance, f"theme {number % 30}", text="word " * 2000)
        for number, stance in enumerate(["want", "dont", "unsure"] * 100)
    ]
    page = sheet(board_of(*takeaways), today=date(2026, 12, 1))  # type: ignore[arg-type]
    assert len(page.split("\n")) < 66
    assert max(map(len, page.split("\n"))) < 240


def test_the_sheet_says_who_said_what_and_when() -> None:
    takeaways = boards.newest_first(
        [
            said(5, "dont", "paper", text="only the *legal* infrastructure"),
            said(6, "want", "strategy", kind="reflection", people=(), held=False, title="Business side"),
            said(6, "unsure", "court", text="would I miss the courtroom?"),
        ]
    )
    board = boards.board(ROLE._replace(verdict="ruled-out"), "No say in **it**.", takeaways, {})
    page = sheet(board, today=date(2026, 12, 1))
    assert page.startswith(
        "# Counsel\n\n**Ruled out**, after 3 meetings · Tue 1 Dec 2026\n\nNo say in **it**.\n"
    )
    assert "- only the *legal* infrastructure — Ada Lovelace, Thu 5 Nov 2026" in page
    assert "strategy it is — my reflection “Business side”, Fri 6 Nov 2026" in page
    assert "## Open questions\n\n- would I miss the courtroom? — Ada Lovelace, Fri 6 Nov 2026\n" in page


def test_a_sheet_of_nothing_says_so() -> None:
    page = sheet(board_of(), today=date(2026, 12, 1))
    assert "Nothing is written of this role yet." in page
    assert page.endswith("\n")
