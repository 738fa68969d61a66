"""The editor over a real journal: what is typed, derived, kept as a draft, saved, refused, merged."""

from __future__ import annotations

import asyncio
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.app import App
from textual.pilot import Pilot

from tui.app.editor import reader
from tui.app.editor.screen import EditorScreen
from tui.app.editor.start import EditorStart
from tui.app.theme import DARK, LIGHT, THEMES, variables_for
from tui.domain.entries import EntryText
from tui.domain.errors import WriteFailed
from tui.journal.journal import Journal
from tui.journal.records import Saved

NOW = datetime(2026, 11, 6, 9, 30)  # a Friday
TODAY = NOW.date()
HOSTILE = "\x1b]52;c;aGk=\x07 [@click=app.quit]x[/] [/oops] \u202e rtl [red]"
SETTINGS = SimpleNamespace(template=lambda kind: "\n\n## Want\n\n\n## Follow-ups\n\n", data_folder=None)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as opened:
        yield opened


class Host(App[None]):
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-low"), (30, "-tall")]

    def __init__(self, journal: Journal, start: EditorStart) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.journal = journal
        self.start = start
        self.result: Saved | str | None = "open"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables_for(dark=self.current_theme.dark)

    def on_mount(self) -> None:
        self.editor = EditorScreen(self.journal, start=self.start, settings=SETTINGS)  # type: ignore[arg-type]
        self.push_screen(self.editor, lambda saved: setattr(self, "result", saved))

    @property
    def said(self) -> str:
        return " | ".join(str(notice.message) for notice in self._notifications)

    @property
    def shown(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def run(host: Host, size: tuple[int, int] = (120, 40)):
    return host.run_test(size=size, notifications=True, tooltips=True)


async def write(pilot: Pilot, text: str) -> None:
    """Type a text as keys."""
    for sign in text:
        await pilot.press({"\n": "enter", " ": "space"}.get(sign, sign))
    await pilot.pause()


async def until(pilot: Pilot, true: Callable[[], object]) -> None:
    """Wait for something that a timer brings about."""
    for _ in range(100):
        if true():
            return
        await pilot.pause(0.03)
    assert true()


async def settle(pilot: Pilot, seconds: float = 0.2) -> None:
    await pilot.pause(seconds)


def new(**header: object) -> EditorStart:
    return EditorStart.new("meeting", TODAY, **header)  # type: ignore[arg-type]


def log(journal: Journal, *people: str, body: str = "", on: date = TODAY) -> Saved:
    return journal.entries.log(EntryText("meeting", on, body, people=people, status="held", form="coffee"))


async def test_a_meeting_with_someone_new(journal):
    host = Host(journal, new())
    async with run(host) as pilot:
        await write(pilot, "Ada Lovelace")
        await pilot.press("f3")
        await write(pilot, "- [+] decide the product #strategy\nargue in the open\n")
        await pilot.press("f5", "-")
        await write(pilot, "only paperwork\n")
        await pilot.press("f5", ">")
        await write(pilot, "Grace Hopper, runs a fund, by friday\n\n")
        await until(pilot, lambda: "13 Nov 2026" in host.shown)
        assert host.editor._text.text == (
            "- [+] decide the product #strategy\n- [+] argue in the open\n- [-] only paperwork\n"
            "- [>] Grace Hopper, runs a fund, by friday\n"
        )
        assert "by Fri 13 Nov 2026" in host.shown
        assert "new: Ada Lovelace" in host.shown
        assert "Thank Ada Lovelace" in host.shown
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    entry = journal.entries.get(host.result.entry.id)
    assert host.result.new_people == ("Ada Lovelace",)
    assert [t.kind for t in entry.derived.takeaways] == ["want", "want", "dont"]
    assert entry.derived.introductions[0].due == date(2026, 11, 13)
    assert entry.derived.followups[0].due == date(2026, 11, 7)
    assert journal.contacts.names() == ["Ada Lovelace"]
    assert journal.drafts.all() == []


async def test_questions_nobody_answered_are_left_out(journal):
    host = Host(journal, new(people=("Ada",), template=SETTINGS.template("meeting")))
    async with run(host) as pilot:
        await write(pilot, "we spoke")
        await pilot.press("down", "down", "down")
        await write(pilot, "- tea")
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    assert host.result.entry.text.body == "we spoke\n\n## Want\n- tea\n"


async def test_opening_and_closing_leaves_nothing(journal):
    entry = log(journal, "Ada Lovelace", body="as it was").entry
    for start in (new(template="## Wants\n"), EditorStart.of(entry)):
        host = Host(journal, start)
        async with run(host) as pilot:
            await settle(pilot, 0.5)
            await pilot.press("escape")
        assert host.result is None
        assert host.said == ""
    assert journal.drafts.all() == []
    assert len(journal.entries.revisions(entry.id)) == 1
    host = Host(journal, EditorStart.of(entry))
    async with run(host) as pilot:
        await pilot.press("ctrl+s")
    assert host.result is None
    assert len(journal.entries.revisions(entry.id)) == 1


async def test_typing_that_is_taken_back_leaves_nothing(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        await write(pilot, "x")
        await until(pilot, lambda: len(journal.drafts.all()) == 1)
        await pilot.press("backspace")
        await until(pilot, lambda: journal.drafts.all() == [])
        await pilot.press("escape")
    assert journal.drafts.all() == []


async def test_a_pause_keeps_a_draft_and_esc_leaves_it(journal):
    host = Host(journal, new())
    async with run(host) as pilot:
        await write(pilot, "Ada Lov")
        await pilot.press("f2")
        host.editor._header.when.value = "30 feb"
        await pilot.press("f3")
        await write(pilot, "we spoke")
        await settle(pilot, 0.6)
        (draft,) = journal.drafts.all()
        assert (draft.header["with"], draft.header["when"]) == ("Ada Lov", "30 feb")
        assert draft.text.body == "we spoke"
        assert "draft kept" in host.shown
        await write(pilot, " more")
        await pilot.press("escape")
        assert "draft is kept" in host.said
    (draft,) = journal.drafts.all()
    assert draft.text.body == "we spoke more"
    again = Host(journal, EditorStart.resume(draft))
    async with run(again) as pilot:
        assert again.editor._header.when.value == "30 feb"
        assert again.editor._text.text == "we spoke more"
        again.editor._header.when.value = "today"
        await pilot.press("ctrl+s")
    assert isinstance(again.result, Saved)
    assert journal.drafts.all() == []


async def test_a_draft_is_kept_while_one_types_without_a_pause(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        end = asyncio.get_running_loop().time() + 1.1
        while asyncio.get_running_loop().time() < end:
            await pilot.press("a")
            await asyncio.sleep(0.05)
        assert len(journal.drafts.all()) == 1


async def test_flush_keeps_the_last_key(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        await pilot.press("a")
        assert host.editor.flush()
        assert journal.drafts.all()[0].text.body == "a"


async def test_the_draft_of_a_saved_entry_is_continued(journal):
    entry = log(journal, "Ada Lovelace", body="first").entry
    host = Host(journal, EditorStart.of(entry))
    async with run(host) as pilot:
        await write(pilot, "new ")
        await pilot.press("escape")
    again = Host(journal, EditorStart.of(entry))
    async with run(again) as pilot:
        assert again.editor._text.text == "new first"
        assert "continuing a draft" in again.shown
        await pilot.press("ctrl+s")
    assert journal.entries.get(entry.id).text.body == "new first"


async def test_a_near_duplicate_is_asked_about(journal):
    log(journal, "Ada Lovelace")
    for answer, name in (("tab", "Ada Lovelace"), ("enter", "Ada Lovelaec")):
        host = Host(journal, new())
        async with run(host, (80, 24)) as pilot:
            await write(pilot, "Ada Lovelaec")
            assert "did you mean Ada Lovelace?" in host.shown
            await pilot.press("f3")
            await write(pilot, "x")
            await pilot.press("ctrl+s")
            assert host.result == "open"
            assert host.focused is host.editor._header.people.line
            await pilot.press(answer)
            await pilot.pause()
        assert isinstance(host.result, Saved)
        assert host.result.entry.text.people == (name,)


async def test_completion_takes_a_known_name(journal):
    log(journal, "Ada Lovelace", "Grace Hopper", "Alan Turing")
    host = Host(journal, new())
    async with run(host) as pilot:
        await write(pilot, "gra")
        assert host.editor._header.people.offering
        await pilot.press("tab")
        await write(pilot, ", ada")
        await pilot.press("enter")
        assert host.editor._header.people.value == "Grace Hopper, Ada Lovelace"
        await write(pilot, ", Gr")
        assert not host.editor._header.people.offering  # she is there already
        await pilot.press("backspace", "backspace")
        await write(pilot, "al")
        await pilot.press("escape")
        assert host.result == "open"
        await pilot.press("enter")
        await pilot.pause()
        assert host.focused is host.editor._header.roles.line


async def test_a_bad_date_keeps_everything(journal):
    host = Host(journal, new(people=("Ada",), template="text"))
    async with run(host, (80, 24)) as pilot:
        await pilot.press("f2")
        host.editor._header.when.value = "30 february"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert host.result == "open"
        assert host.focused is host.editor._header.when
        assert "February" in host.shown
        assert host.editor._text.text == "text"
    assert journal.entries.count("meeting") == 0


@pytest.mark.parametrize("field", ["minutes", "pitch"])
async def test_a_bad_number_is_said_at_its_field(journal, field):
    host = Host(journal, new(people=("Ada",)))
    async with run(host, (80, 24)) as pilot:
        getattr(host.editor._header, field).value = "99999"
        getattr(host.editor._header, field).value = "many"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert f"{field} must be".capitalize() in host.shown
        assert host.focused is getattr(host.editor._header, field)


async def test_a_meeting_needs_someone(journal):
    host = Host(journal, new())
    async with run(host) as pilot:
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert host.focused is host.editor._header.people.line
        assert "at least one person" in host.shown


async def test_an_empty_reflection_is_not_saved(journal):
    host = Host(journal, EditorStart.new("reflection", TODAY))
    async with run(host) as pilot:
        await pilot.press("ctrl+s")
        assert host.result == "open"
        assert "nothing to save" in host.said
    assert journal.entries.count("reflection") == 0


async def test_a_reflection_is_about_a_meeting(journal):
    about = log(journal, "Ada Lovelace", on=date(2026, 11, 5)).entry
    host = Host(journal, EditorStart.new("reflection", TODAY, about=about.id))
    async with run(host, (80, 24)) as pilot:
        assert host.editor._header.about.value == "Ada Lovelace, Thu 5 Nov 2026"
        await write(pilot, "thinking")
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    assert host.result.entry.text.about == about.id
    host = Host(journal, EditorStart.of(host.result.entry))
    async with run(host) as pilot:
        host.editor._header.about.set_value("nobody in particular")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "no meeting is called" in host.shown.lower()
        host.editor._header.about.set_value("")
        await pilot.press("ctrl+s")
    assert journal.entries.get(host.editor.writing.entry_id).text.about is None


async def test_two_sessions_keep_both_texts(journal, tmp_path):
    entry = log(journal, "Ada Lovelace", body="one\n\ntwo\n").entry
    host = Host(journal, EditorStart.of(entry))
    async with run(host) as pilot:
        await write(pilot, "mine ")
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            text = other.entries.get(entry.id).text
            other.entries.save(
                entry.id,
                EntryText("meeting", text.on, "one\n\ntwo theirs\n", people=text.people, status="held"),
                seen=entry.version,
            )
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert host.result == "open"
        assert "holds both texts now" in " ".join(host.shown.split())
        await pilot.press("e")
        await settle(pilot)
        assert "mine one" in host.editor._text.text
        assert "two theirs" in host.editor._text.text
        await write(pilot, "!")
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    assert not host.result.merged


async def test_a_full_disk_loses_nothing(journal, monkeypatch, tmp_path):
    def full(*_: object, **__: object) -> None:
        raise WriteFailed("the disk is full")

    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        monkeypatch.setattr(type(journal.drafts), "keep", full)
        monkeypatch.setattr(type(journal.entries), "log", full)
        await write(pilot, "precious")
        await settle(pilot, 0.5)
        await write(pilot, " words")
        await settle(pilot, 0.5)
        assert host.said.count("could not be kept") == 1
        await pilot.press("escape")
        assert host.result == "open"
        assert "Not closed" in host.said
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert host.result == "open"
        assert host.editor._text.text == "precious words"
        (rescued,) = tmp_path.glob("preseason-rescue-*.md")
        assert rescued == host.editor.rescued
        assert re.search(r"^with: Ada$", rescued.read_text(), re.MULTILINE)
        assert rescued.read_text().endswith("\n---\n\nprecious words")
        assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert len(list(tmp_path.glob("preseason-rescue-*.md"))) == 1, "one is enough"
        monkeypatch.undo()
        assert host.editor.flush()
        assert journal.drafts.all()[0].text.body == "precious words"
        assert not list(tmp_path.glob("preseason-rescue-*.md")), "the draft holds it now"


async def test_hostile_text_is_only_text(journal):
    host = Host(journal, new())
    async with run(host) as pilot:
        host.editor._header.people.set_value(HOSTILE.replace(",", ""))
        host.editor._header.roles.set_value("[/oops]")
        host.editor._header.title_line.value = HOSTILE
        host.editor._text.put(f"- [+] {HOSTILE}\n- [>] [red]Grace[/] {HOSTILE}\n# [/x]\n#[tag]\n")
        await settle(pilot, 0.4)
        assert "[@click=app.quit]" in host.shown
        assert "\x1b" not in "".join(
            segment.text for y in range(3) for segment in host.editor._text.render_line(y)
        )
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert isinstance(host.result, Saved)
    assert host.result.entry.text.body.startswith("- [+] \x1b]52")


async def test_pastes_are_made_fit_and_undone(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host, (80, 24)) as pilot:
        area = host.editor._text
        area._take("word " * 20_000 + "\0")
        await settle(pilot)
        assert max(map(len, area.document.lines)) <= 5_000
        assert "NUL" in host.said
        assert "broken at spaces" in host.said
        area._take("\n".join(f"line {n}" for n in range(300)))
        await pilot.pause()
        area.scroll_end(animate=False)
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert area.text == ""


async def test_undo_of_a_large_paste_does_not_crash(journal):
    host = Host(journal, new(people=("Ada",), template="line0\nline1\n"))
    async with run(host, (40, 12)) as pilot:
        host.copy_to_clipboard("\n".join(f"line{n}" for n in range(2, 50)))
        await pilot.press("ctrl+v", "ctrl+z", "ctrl+y", "ctrl+z")
        await pilot.pause()
        assert host.editor._text.text == "line0\nline1\n"


async def test_lists_go_on_and_end(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        await write(pilot, "- [+] a\n")
        await pilot.press("tab")
        await write(pilot, "b\n\n\n")
        await write(pilot, "prose\n```\n- x\n")
        assert host.editor._text.text == "- [+] a\n  - [+] b\nprose\n```\n- x\n"
        await pilot.press("shift+tab")
        assert host.focused is not host.editor._text
        await pilot.press("f3", "tab")
        assert host.focused is not host.editor._text


async def test_another_editor(journal, tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    script = tmp_path / "my editor"
    script.write_text(
        "#!/bin/sh\n"
        f'stat -c "%a" "$2" "$(dirname "$2")" > "{seen}"; echo "$2" >> "{seen}"\n'
        'printf "%s" "$1" > "$2"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", f'"{script}" "from outside"')
    host = Host(journal, new(people=("Ada",), template="before"))
    monkeypatch.setattr(host, "suspend", nullcontext)
    async with run(host) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert host.editor._text.text == "from outside"
        assert journal.drafts.all()[0].text.body == "from outside"
        await pilot.press("ctrl+z")
        assert host.editor._text.text == "before"
    file_mode, folder_mode, path = seen.read_text().split("\n")[:3]
    assert (file_mode, folder_mode) == ("600", "700")
    assert not os.path.exists(path)  # noqa: PTH110


@pytest.mark.parametrize(
    ("command", "words"),
    [("/nowhere/editor", "could not be started"), ("false", "ended with status"), ('"', "not a command")],
)
async def test_another_editor_that_fails_is_said(journal, monkeypatch, command, words):
    monkeypatch.setenv("VISUAL", command)
    host = Host(journal, new(people=("Ada",), template="before"))
    monkeypatch.setattr(host, "suspend", nullcontext)
    async with run(host) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert words in host.said
        assert host.editor._text.text == "before"


async def test_a_terminal_that_cannot_be_lent_is_said(journal, monkeypatch, tmp_path):
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    host = Host(journal, new(people=("Ada",), template="before"))
    async with run(host) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert "cannot be lent" in host.said
    assert not list(tmp_path.glob("preseason-*"))


async def test_every_size_survives(journal):
    log(journal, "Ada Lovelace")
    body = "- [+] a want with many words that wrap at every width #theme\n" * 30
    host = Host(journal, new(people=("Ada Lovelaec",), template=body))
    async with run(host, (80, 24)) as pilot:
        for size in [(120, 40), (40, 10), (1, 1), (200, 60), (20, 3), (80, 24), (3, 40)]:
            await pilot.resize_terminal(*size)
            await pilot.press("f8", "down", "a")
            await settle(pilot, 0.05)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert host.editor._text.size.height >= 4


async def test_single_keys_of_the_header_stay_there(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host, (80, 24)) as pilot:
        header = host.editor._header
        header.form.focus()
        await pilot.press("v", "q", "u", "question_mark")
        assert header.text.form == "video"
        header.score.focus()
        await pilot.press("4", "q")
        assert header.text.score == "4"
        header.status.focus()
        await pilot.press("p")
        assert header.text.status == "planned"
        header.when.focus()
        header.when.value = "5 dec"
        await settle(pilot)
        assert "Sat 5 Dec 2026" in host.shown
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    text = host.result.entry.text
    assert (text.form, text.score, text.status, text.on) == ("video", 4, "planned", date(2026, 12, 5))


async def test_a_day_to_come_plans_the_meeting(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        assert "Thank Ada" in host.shown
        host.editor._header.when.value = "tomorrow 15:00"
        await settle(pilot)
        assert host.editor._header.status.value == "planned"
        await until(pilot, lambda: "Thank Ada" not in host.shown)
        assert "Sat 7 Nov 2026, 15:00 · tomorrow" in host.shown


async def test_a_name_of_several_is_asked_about(journal):
    log(journal, "Ada Lovelace", "Ada Byron")
    host = Host(journal, new(template="x"))
    async with run(host, (80, 24)) as pilot:
        await write(pilot, "Ada")
        await pilot.press("escape")
        await pilot.pause()
        assert "Ada could be Ada" in host.shown
        await pilot.press("ctrl+s")
        assert host.result == "open"
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert host.editor._header.people.value == "Ada Lovelace"
        assert "could be" not in host.shown
        await pilot.press("ctrl+s")
    assert isinstance(host.result, Saved)
    assert host.result.new_people == ()


async def test_esc_leaves_the_marking_and_not_the_editor(journal):
    host = Host(journal, new(people=("Ada",)))
    async with run(host) as pilot:
        await pilot.press("f5", "escape")
        assert host.result == "open"
        await pilot.press("f5", "a")
        assert host.editor._text.text == "a"
        await pilot.press("f5", "+", "f5", "+")
        assert host.editor._text.text == "- a"


async def test_marks_follow_the_theme(journal):
    host = Host(journal, new(people=("Ada",), template="- [+] want\n"))
    async with run(host) as pilot:
        await settle(pilot)
        dark = host.editor._text.get_line(0).spans
        host.theme = LIGHT
        await settle(pilot)
        light = host.editor._text.get_line(0).spans
        assert dark
        assert light
        assert dark != light


async def test_a_click_in_the_offer_takes_the_name(journal):
    log(journal, "Grace Hopper", "Ada Lovelace")
    host = Host(journal, new())
    async with run(host, (80, 24)) as pilot:
        await write(pilot, "gra")
        await pilot.click(host.editor._header.people.offer, offset=(3, 0))
        await pilot.pause()
        assert host.editor._header.people.value == "Grace Hopper"
        assert host.focused is host.editor._header.people.line
        assert not host.editor._header.people.offering


async def test_a_paste_of_names_becomes_a_list(journal):
    host = Host(journal, new())
    async with run(host) as pilot:
        host.editor._header.people.line._take("Ada Lovelace\r\nGrace\x1b[31m Hopper\n")
        await pilot.pause()
        assert host.editor._header.people.value == "Ada Lovelace, Grace␛[31m Hopper"
        host.editor._header.title_line._take("")
        host.editor._header.title_line._take("one\ntwo")
        assert host.editor._header.title_line.value == "one two"


async def test_a_very_long_text_is_read_when_it_is_saved(journal, monkeypatch):
    monkeypatch.setattr(reader, "TOO_LONG", 40_000)
    host = Host(journal, new(people=("Ada",), template="- [+] a want\n" * 4_000))
    async with run(host, (80, 24)) as pilot:
        await settle(pilot)
        assert "very long text" in host.shown
        host.editor._text.put("- [+] short\n" * 2_000)  # read in a thread
        await until(pilot, lambda: "2000 wants" in host.shown)
        host.editor._text.put("- [-] short\n")
        await until(pilot, lambda: "1 don’t want" in host.shown)
