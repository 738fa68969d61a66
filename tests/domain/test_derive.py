"""What marks come to: the rows a saved entry has."""

from __future__ import annotations

from datetime import date

import pytest

from tui.domain.entries import Derived, Feedback, FollowUp, Introduction, Takeaway
from tui.domain.marks import derive, read

ON = date(2026, 11, 12)  # a Thursday
FRIDAY = date(2026, 11, 13)
ROLES = ("In-house counsel", "Founder")


def rows(body: str, *, on: date = ON) -> Derived:
    return derive(body, on=on, roles=ROLES)


@pytest.mark.parametrize(
    ("body", "text", "theme"),
    [
        ("- [+] decide the product #strategy", "decide the product", "strategy"),
        (
            "- [+] Decide the **product**, not paper.",
            "Decide the **product**, not paper.",
            "decide the product, not paper",
        ),
        ("- [+] #Strategy first", "first", "Strategy"),
        ("- [+] have #strategy, not paper", "have, not paper", "strategy"),
        ("- [+] a (#b) c", "a c", "b"),
        ("- [+] a #one #two", "a", "one"),
        ("- [+] #one", "one", "one"),
        ("- [+] a `#code` #theme", "a `#code`", "theme"),
        ("- [+] a `#same` #same", "a `#same`", "same"),
        ("- [+] write C# and #1", "write C# and #1", "write c# and #1"),
        ("- [+] see [it](http://x/#frag) #law", "see [it](http://x/#frag)", "law"),
        ("- [+] two\n  lines #law", "two lines", "law"),
        ("- [+] due by friday", "due by friday", "due by friday"),
        ("- [+] [link text](http://x)", "[link text](http://x)", "link text"),
        ("- [+] “Quoted!”", "“Quoted!”", "quoted"),
        ("- [+] Été", "Été", "ete"),
        ("- [+] 🎉", "🎉", "🎉"),
    ],
)
def test_takeaways(body: str, text: str, theme: str) -> None:
    assert rows(body).takeaways == (Takeaway("want", text, theme, ROLES, 1),)


def test_kinds_of_takeaway() -> None:
    found = rows("- [+] a\n- [-] b\n- [?] c").takeaways
    assert [(row.kind, row.line) for row in found] == [("want", 1), ("dont", 2), ("unsure", 3)]


def test_a_heading_with_roles_gives_its_takeaways_to_them_alone() -> None:
    body = "- [+] a\n## Don't want: in-house counsel, Judge\n- b\n  - [?] c\n## Want\n- d"
    assert [row.roles for row in rows(body).takeaways] == [
        ROLES,
        ("In-house counsel", "Judge"),
        ("In-house counsel", "Judge"),
        ROLES,
    ]
    assert derive("- [+] a", on=ON).takeaways[0].roles == ()
    assert derive("- [+] a", on=ON, roles=("Founder", "founder")).takeaways[0].roles == ("Founder",)


@pytest.mark.parametrize(
    ("said", "name", "detail", "due"),
    [
        ("Grace Hopper, runs a fund, by Friday", "Grace Hopper", "runs a fund", FRIDAY),
        ("Grace Hopper", "Grace Hopper", "", date(2026, 11, 19)),
        ("Grace Hopper by friday", "Grace Hopper", "", FRIDAY),
        ("Grace Hopper, by friday, runs a fund", "Grace Hopper", "runs a fund", FRIDAY),
        ("Grace Hopper (runs a fund)", "Grace Hopper", "runs a fund", date(2026, 11, 19)),
        ("Grace Hopper – runs a fund", "Grace Hopper", "runs a fund", date(2026, 11, 19)),
        ("Grace Hopper: runs a fund", "Grace Hopper", "runs a fund", date(2026, 11, 19)),
        ("**Grace Hopper**, *runs* a fund", "Grace Hopper", "runs a fund", date(2026, 11, 19)),
        ("[Grace Hopper](http://x), a fund", "Grace Hopper", "a fund", date(2026, 11, 19)),
        ("Anne-Marie O’Neil, a, b", "Anne-Marie O’Neil", "a, b", date(2026, 11, 19)),
        ("Grace #vc, runs a fund #money", "Grace", "runs a fund", date(2026, 11, 19)),
        ("Grace Hopper,", "Grace Hopper", "", date(2026, 11, 19)),
        (", a fund", "a fund", "", date(2026, 11, 19)),
        ("by friday", "by friday", "", FRIDAY),
        ("Grace\n  Hopper, by 2026-12-01", "Grace Hopper", "", date(2026, 12, 1)),
        ("\x1b[31mGrace", "␛[31mGrace", "", date(2026, 11, 19)),
    ],
)
def test_introductions_to_me(said: str, name: str, detail: str, due: date) -> None:
    assert rows(f"- [>] {said}").introductions == (Introduction(name, detail, "to_me", due, 1),)


@pytest.mark.parametrize(
    ("said", "name", "detail", "due"),
    [
        ("introduce Grace Hopper", "Grace Hopper", "", date(2026, 11, 19)),
        ("introduce Grace Hopper to Ada by friday", "Grace Hopper", "to Ada", FRIDAY),
        ("Introduce **Grace**, who runs a fund, by friday", "Grace", "who runs a fund", FRIDAY),
        ("introduce Tom Tower to Ada", "Tom Tower", "to Ada", date(2026, 11, 19)),
    ],
)
def test_introductions_by_me(said: str, name: str, detail: str, due: date) -> None:
    assert rows(f"- [<] {said}") == Derived(introductions=(Introduction(name, detail, "by_me", due, 1),))


def test_an_introduction_ticked_by_hand_is_made() -> None:
    assert rows("- [x] [<] introduce Grace to Ada").introductions[0].status == "made"
    (made,) = rows("- [x] [>] Grace Hopper, runs a fund").introductions
    assert (made.name, made.direction, made.status) == ("Grace Hopper", "to_me", "made")
    assert rows("- [ ] [>] Grace Hopper").introductions[0].status == "offered"


def test_an_introduction_is_due_within_the_calendar() -> None:
    assert rows("- [>] Grace", on=date(9999, 12, 30)).introductions[0].due == date.max


def test_a_name_too_long_for_a_name_keeps_its_text() -> None:
    row = rows("- [>] " + "x" * 300 + ", more").introductions[0]
    assert len(row.name) == 200
    assert row.detail == "x" * 300 + ", more"


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (
            "- [<] send her the article by 2026-12-01",
            FollowUp("send her the article", "promise", date(2026, 12, 1), False, 1),
        ),
        ("- [x] [<] send it", FollowUp("send it", "promise", None, True, 1)),
        ("- [ ] [<] send it", FollowUp("send it", "promise", None, False, 1)),
        ("- [<] introduce myself to Grace", FollowUp("introduce myself to Grace", "promise", None, False, 1)),
        ("- [<] introduce", FollowUp("introduce", "promise", None, False, 1)),
        ("- [<] introduced her", FollowUp("introduced her", "promise", None, False, 1)),
        ("- [<] thank her", FollowUp("thank her", "promise", None, False, 1)),
        ("- [ ] thank-you note by tomorrow", FollowUp("thank-you note", "thank-you", FRIDAY, False, 1)),
        ("- [x] Thank Ada", FollowUp("Thank Ada", "thank-you", None, True, 1)),
        ("- [ ] chase Ada", FollowUp("chase Ada", "chase", None, False, 1)),
        ("- [ ] tell Grace how it went", FollowUp("tell Grace how it went", "tell", None, False, 1)),
        ("- [ ] teller", FollowUp("teller", "task", None, False, 1)),
        ("- [ ] read **the book** (by friday) #law", FollowUp("read **the book**", "task", FRIDAY, False, 1)),
        ("- [ ] read #law by friday", FollowUp("read", "task", FRIDAY, False, 1)),
        ("- [ ] ask about #law at Acme", FollowUp("ask about #law at Acme", "task", None, False, 1)),
        ("- [ ] by friday", FollowUp("by friday", "task", FRIDAY, False, 1)),
        ("- [ ] #law", FollowUp("#law", "task", None, False, 1)),
        ("- [ ] stand by me", FollowUp("stand by me", "task", None, False, 1)),
        ("- [ ] two\n  lines by\n  friday", FollowUp("two lines", "task", FRIDAY, False, 1)),
    ],
)
def test_followups(body: str, row: FollowUp) -> None:
    assert rows(body).followups == (row,)


def test_feedback() -> None:
    body = "- [~] too long; start with **banking** #pitch\n## Feedback on my pitch\n- clear"
    assert rows(body).feedback == (Feedback("too long; start with **banking**", 1), Feedback("clear", 3))
    assert rows(body).tags == ("pitch",)


def test_rows_come_in_the_order_of_their_lines_from_text_or_document() -> None:
    body = "## Follow-ups\n- a\n- [+] w\n- b\n\n## I promised\n- c by friday\n\n## Intros\n- Grace, a fund\n"
    derived = rows(body)
    assert derive(read(body), on=ON, roles=ROLES) == derived
    assert [(row.text, row.kind, row.line) for row in derived.followups] == [
        ("a", "task", 2),
        ("b", "task", 4),
        ("c", "promise", 7),
    ]
    assert [(row.name, row.line) for row in derived.introductions] == [("Grace", 10)]
    assert [(row.text, row.line) for row in derived.takeaways] == [("w", 3)]


def test_nothing_comes_of_nothing() -> None:
    assert rows("") == Derived()
    assert rows("She was hired to build it.\n\n- a plain bullet\n") == Derived()
