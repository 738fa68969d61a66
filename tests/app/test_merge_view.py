"""Two sessions wrote one entry: both texts are shown, any of them may stay, and none is lost."""

from __future__ import annotations

import pytest
from textual.app import App

from tests.app.test_editor_screen import Host, log, run, settle, write
from tui.app.editor.start import EditorStart
from tui.app.history.merge_view import MergeView
from tui.app.theme import DARK, THEMES, variables_for
from tui.app.widgets.side_by_side import Side, SideBySide, _differing
from tui.domain.comparing import Pair
from tui.journal.journal import Journal
from tui.journal.records import Saved

THEIRS = "one theirs\n\ntwo\n"
MINE = "mine one\n\ntwo\n"
BOTH = "one theirs\nmine one\n\ntwo\n"


@pytest.mark.parametrize(
    ("keys", "stays"),
    [(("b",), BOTH), (("escape",), BOTH), (("t",), THEIRS), (("tab", "tab", "m"), MINE)],
)
async def test_either_of_two_texts_may_stay_or_both(journal, tmp_path, keys, stays) -> None:
    entry = log(journal, "Ada Lovelace", body="one\n\ntwo\n").entry
    host = Host(journal, EditorStart.of(entry))
    async with run(host, (80, 24)) as pilot:
        await write(pilot, "mine ")
        with Journal.open(journal.path) as other:
            other.entries.save(entry.id, entry.text._replace(body=THEIRS, minutes=35), seen=entry.version)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(host.screen, MergeView)
        for words in ("‹ one theirs", "› mine one", "‹ minutes: 35"):
            assert words in host.shown
        await pilot.press(*keys)
        await settle(pilot)
    assert isinstance(host.result, Saved)
    now = journal.entries.get(entry.id)
    assert now.text.body == stays
    assert now.text.minutes == (None if stays == MINE else 35)
    kept = [each.text.body for each in journal.entries.revisions(entry.id)]
    assert {THEIRS, MINE, BOTH} <= set(kept)
    assert journal.drafts.all() == []
    if stays != BOTH:
        assert journal.entries.get(host.result.entry.id).version == now.version
        journal.changes.undo()
        assert journal.entries.get(entry.id).text.body == BOTH


async def test_what_only_they_changed_is_no_merge(journal) -> None:
    entry = log(journal, "Ada Lovelace", body="one").entry
    with Journal.open(journal.path) as other:
        other.entries.save(entry.id, entry.text._replace(body="two"), seen=entry.version)
    saved = journal.entries.save(entry.id, entry.text, seen=entry.version)
    assert (saved.merged, saved.joined) == (True, None)
    assert saved.entry.text.body == "two"


class Two(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables_for(dark=True)

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.mount(SideBySide())


def lines(view: SideBySide) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height - 2)]


async def test_two_texts_beside_each_other() -> None:
    app = Two()
    pairs = [Pair(str(number), str(number)) for number in range(60)]
    pairs[40] = Pair("- [+] only \x1b]52;here [red]\ttab", "- [+] and there")
    pairs[50] = Pair(None, "more " * 30)
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.query_one(SideBySide)
        view.focus()
        view.show((Side("Old [b]", "−", "old"), Side("New", "+", "new")), pairs)
        await pilot.pause()
        seen = "\n".join(lines(view))
        assert "Old [b]" in seen
        assert "− - [+] only ␛]52;here" in seen
        assert "+ - [+] and there" in seen
        assert "2 lines differ" in str(view.border_subtitle)
        assert {len(line) for line in lines(view)} == {56}
        await pilot.press("right_square_bracket")
        assert "+ more more" in "\n".join(lines(view))
        await pilot.press("left_square_bracket")
        assert "and there" in "\n".join(lines(view))
        await pilot.press("G", "home", "down", "pagedown", "pageup", "up")
        assert lines(view)[1].split() == ["0", "│", "0"]
        for size in ((0, 0), (1, 1), (7, 3), (60, 20)):
            await pilot.resize_terminal(*size)
        view.show(view.sides, [Pair("a" * 10_000, "b")] * 3)
        await pilot.pause()
        view.show(view.sides, ())
        await pilot.pause()
        assert "nothing differs" in str(view.border_subtitle)


@pytest.mark.parametrize(
    ("line", "other", "differs"),
    [
        ("one two three", "one 2 three", "two"),
        ("one two", "one two three", ""),
        ("a", "b", "a"),
        ("same same same", "same same", " same"),
        ("", "x", ""),
    ],
)
def test_the_words_that_differ(line: str, other: str, differs: str) -> None:
    start, end = _differing(line, other)
    assert line[start:end] == differs
