"""The Pitch: versions and what followed, feedback judged, the next version beside it, rehearsals, changes."""

from __future__ import annotations

import os
from datetime import date, datetime

import pytest
from textual import events

from tests.app.conftest import NOW
from tests.app.test_home import press, run, shown
from tui.app.dialogs.asking import AskLine, Which
from tui.app.dialogs.drafts import DraftOffer
from tui.app.editor.screen import EditorScreen
from tui.app.home.screen import HomeScreen
from tui.app.pitch import reading, words
from tui.app.pitch.changes import ChangesScreen, changed, flows
from tui.app.pitch.editor import PitchEditor
from tui.app.pitch.page import PitchPage, show_current
from tui.app.pitch.reading import Versions
from tui.app.pitch.rehearsing import RehearsalScreen
from tui.app.pitch.screen import PitchScreen
from tui.app.pitch.writing import PitchWriting, Typed
from tui.domain.differences import difference
from tui.domain.errors import BadInput, NotFound
from tui.domain.pitch import PitchUse

FIRST = "I was a banker for nine years.\n\nNow I build what lawyers work with."
SECOND = "Now I build what lawyers work with.\n\nBefore that I was a banker."


def notices(app) -> str:
    return " | ".join(note.message for note in app._notifications)


async def pitch(pilot, *keys: str) -> PitchScreen:
    """Go to the pitch, and press some keys there."""
    await press(pilot, "g", "p", *keys)
    await pilot.pause()
    screen = pilot.app.get_screen("pitch")
    assert isinstance(screen, PitchScreen)
    return screen


def typed(text: str) -> list[str]:
    return [{" ": "space", ".": "full_stop"}.get(letter, letter) for letter in text]


@pytest.fixture
def talks(journal, log) -> None:
    """Two versions; three things said of the first, at two meetings of three that heard it."""
    journal.pitch.write(FIRST, reason="the start", at=datetime(2026, 10, 1, 9))
    log("Ada Lovelace", body="- [~] too long\n- [>] Ida Rhodes\n", on=date(2026, 10, 5), pitch=1, score=2)
    log(
        "Grace Hopper",
        body="Words.\n\n- [~] start with the move\n- [~] too fast\n",
        on=date(2026, 10, 8),
        pitch=1,
    )
    log("Alan Turing", on=date(2026, 10, 9), pitch=1, score=4)
    journal.pitch.write(SECOND, reason="start with the move", at=datetime(2026, 10, 20, 9))


# -- what is told


def test_a_mean_of_few_scores_is_called_one() -> None:
    few, enough = PitchUse(3, 4.0, 2), PitchUse(9, 4.25, 8)
    assert words.mean(few) == "★ 4.0 of 2, few"
    assert words.mean(enough) == "★ 4.2 of 8"
    assert words.mean(PitchUse(3)) == ""
    assert words.caution(few).startswith("2 scores are few: below 5")
    assert words.caution(PitchUse(1, 5.0, 1)).startswith("one score is few")
    assert words.caution(enough) == "what followed need not have come from the pitch"
    assert words.caution(PitchUse(3)) == ""


def test_a_page_has_what_followed_and_no_more(journal, talks) -> None:
    journal.pitch.feedback.adopt(2, 2)
    journal.pitch.feedback.set_aside(3)
    for seconds in range(30, 40):
        journal.pitch.rehearsals.keep(1, seconds, at=datetime(2026, 10, 2, 9))
    known = Versions(journal)
    assert known.read() == [2, 1]
    page = reading.page(journal, known.line(1))
    assert page.title == "Version 1 · Thu 1 Oct 2026"
    assert page.facts == ("14 words, 6 s", "heard 3 times", "★ 3.0 of 2, few")
    assert (page.why, page.body) == ("the start", FIRST)
    sections = {section.title: section.rows for section in page.sections}
    assert list(sections) == ["What followed", "Said of it", "Heard by", "Rehearsed"]
    followed = [(row.lead, row.text.split()[-1]) for row in sections["What followed"][:5]]
    assert followed == [("★★★★★", "·"), ("★★★★☆", "1"), ("★★★☆☆", "·"), ("★★☆☆☆", "1"), ("★☆☆☆☆", "·")]
    assert sections["What followed"][5].text == "3 things said of it, 1 introduction offered"
    assert {(row.text, row.lead, row.note) for row in sections["Said of it"]} == {
        ("too long", "~", ""),
        ("start with the move", "✓", "in v2"),
        ("too fast", "–", "set aside"),
    }
    assert [row.note for row in sections["Heard by"]] == ["★★★★☆", "", "★★☆☆☆"]
    assert sections["Rehearsed"][-1].text == "… and 2 more"
    second = reading.page(journal, known.line(2))
    assert second.facts[1:] == ("not heard yet",)
    assert [section.title for section in second.sections] == ["It answers"]
    assert second.title.endswith("· current")
    assert known.before(2) == 1
    assert known.before(1) is None
    with pytest.raises(NotFound):
        known.line(7)


def test_changes_are_marked_by_signs_and_by_looks() -> None:
    found = difference("I was a banker.\n\nOne.", "I was a lawyer.\n\nTwo words.")
    lines = list(flows(found))
    assert ["".join(span.text for span in flow.spans).rstrip() for flow in lines] == [
        "I was a [−banker.−] {+lawyer.+}",
        "",
        "[−One.−] {+Two words.+}",
    ]
    assert {span.style for flow in lines for span in flow.spans} == {"", "sign", "gone", "come"}
    assert changed(found) == "2 words gone, 3 come"
    assert changed(difference("a", "a b")) == "1 word come"
    assert changed(difference("a b", "a")) == "1 word gone"
    assert changed(difference("a\nb", "a b")) == "the same words: nothing changed"


def test_a_long_paragraph_is_laid_out_in_parts() -> None:
    found = difference("", "word " * 100_000)
    assert len(list(flows(found))) > 20
    found = difference("x" * 50_000, "y" * 50_000)
    assert max(sum(len(span.text) for span in flow.spans) for flow in flows(found)) < 20_000


# -- writing, without a screen


def test_a_draft_is_kept_resumed_and_gone_when_it_is_saved(journal, talks) -> None:
    writing = PitchWriting(journal)
    assert writing.heading == "Version 3 of the pitch, from version 2"
    assert writing.initial == Typed(SECOND)
    assert writing.keep(writing.initial)
    assert not writing.has_draft
    now = Typed("Now I build.", "shorter", (1, 2))
    assert writing.changed(now)
    assert writing.keep(now)
    again = PitchWriting(journal, ticked=(3,))
    assert again.resumed
    assert again.initial == Typed("Now I build.", "shorter", (1, 2, 3))
    assert not PitchWriting(journal, 1).resumed, "another text is begun from an older version"
    version = again.save(again.initial)
    assert (version.number, version.body, version.reason) == (3, "Now I build.", "shorter")
    assert journal.drafts.all() == []
    assert journal.pitch.feedback.waiting() == []
    journal.changes.undo()
    assert len(journal.pitch.feedback.waiting()) == 3


def test_what_is_no_other_text_is_no_version(journal, talks) -> None:
    writing = PitchWriting(journal)
    for wrong, why in (
        (Typed(f"{SECOND}\n"), "nothing to save"),
        (Typed(SECOND, "because"), "a reason alone"),
        (Typed(" \n"), "needs words"),
    ):
        with pytest.raises(BadInput, match=why):
            writing.save(wrong)
    assert writing.save(Typed(SECOND, "", (1,))).number == 2
    assert [each.feedback.text for each in journal.pitch.feedback.adopted_in(2)] == ["too long"]


def test_the_draft_of_another_session_that_lives_is_left_to_it(journal, talks) -> None:
    PitchWriting(journal).keep(Typed("mine"))
    (draft,) = journal.drafts.all()
    journal.drafts.keep(draft._replace(owner_pid=os.getppid()))
    assert not PitchWriting(journal).resumed
    assert PitchWriting(journal, draft=draft).resumed


# -- on the screen


async def test_an_empty_journal_teaches(app):
    async with run(app, (80, 24)) as pilot:
        screen = await pitch(pilot)
        text = shown(app)
        assert "No pitch yet" in text
        assert "writes the first version" in text
        assert "- [~]" in text
        await press(pilot, "r", "d", "x", "s", "y", "e", "1", "2", "enter", "u")
        assert app.screen is screen
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_feedback_without_a_pitch_is_there_to_be_answered(app, journal, log):
    log("Ada Lovelace", body="- [~] who are you?")
    async with run(app) as pilot:
        screen = await pitch(pilot)
        assert screen.focused is screen.feedback
        assert "who are you?" in shown(app)
        await press(pilot, "x")
        assert isinstance(app.screen, Which)
        await press(pilot, "enter")
        assert isinstance(app.screen, PitchEditor)
        assert app.screen.answers.ticked == {1}
        await press(pilot, *typed("I build."), "ctrl+s")
        await pilot.pause()
        assert journal.pitch.feedback.get(1).feedback.adopted_in == 1
        assert "Version 1 · Thu 19 Nov 2026 · current" in shown(app)


async def test_versions_and_feedback_are_followed(app, journal, talks):
    async with run(app) as pilot:
        screen = await pitch(pilot)
        text = shown(app)
        assert "1 Versions ─ 2" in text
        assert "2 Feedback ─ 3 waiting" in text
        assert "heard 3 · ★ 3.0 of 2, few" in text
        assert "Before that I was a banker" in text
        await press(pilot, "j")
        assert "Heard by" in shown(app)
        await press(pilot, "2")
        assert screen.feedback.here is not None
        assert screen.feedback.here.feedback.text == "start with the move"
        assert "with Grace Hopper" in shown(app), "the reader shows the entry"
        await press(pilot, "enter")
        assert screen.focused is screen.reader
        assert screen.reader.chosen == 3
        await press(pilot, "escape")
        assert screen.focused is screen.feedback
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape", "1")
        assert "Heard by" in shown(app)


async def test_feedback_is_adopted_set_aside_and_undone(app, journal, talks):
    async with run(app) as pilot:
        screen = await pitch(pilot, "2", "x")
        dialog = app.screen
        assert isinstance(dialog, Which)
        assert [each[0] for each in dialog._choices] == ["2", "new", "1"], "the likeliest first"
        await press(pilot, "enter")
        assert journal.pitch.feedback.get(2).feedback.adopted_in == 2
        assert "Adopted in version 2: start with the move" in notices(app)
        await press(pilot, "s")
        assert journal.pitch.feedback.get(3).feedback.state == "set-aside"
        assert screen.feedback.count == 1
        await press(pilot, "a")
        assert screen.feedback.count == 3
        text = shown(app)
        assert "2 Feedback ─ 1 of 3 wait" in text
        assert "in v2" in text
        assert "set aside" in text
        await press(pilot, "home", "x")
        assert [each[0] for each in app.screen._choices] == ["1", "new", "again"]
        await press(pilot, "end", "enter")
        assert journal.pitch.feedback.get(2).feedback.state == "new"
        await press(pilot, "u", "u", "u")
        assert len(journal.pitch.feedback.waiting()) == 3


async def test_why_a_version_was_written_is_said_anew(app, journal, talks):
    async with run(app, (80, 24)) as pilot:
        screen = await pitch(pilot, "j", "W")
        assert isinstance(app.screen, AskLine)
        await press(pilot, *typed("first try"), "enter")
        assert journal.pitch.get(1).reason == "first try"
        assert "first try" in shown(app)
        await press(pilot, "u")
        assert journal.pitch.get(1).reason == "the start"
        assert "the start" in shown(app)
        await press(pilot, "W", "enter")
        assert journal.changes.can_redo, "the same again is no change"
        await press(pilot, "2", "W")
        assert app.screen is screen, "what was said has no reason"


async def test_the_first_version_taken_back_and_made_again_is_in_hand(app, journal):
    async with run(app) as pilot:
        screen = await pitch(pilot, "n", *typed("I find out"), "ctrl+s", "u", "U")
        assert screen.focused is screen.versions


async def test_what_was_said_of_the_current_version_is_answered_by_a_new_one(app, journal, log, talks):
    log("Ida Rhodes", body="- [~] and then?", on=date(2026, 11, 1), pitch=2)
    async with run(app) as pilot:
        await pitch(pilot, "2", "x")
        assert app.screen._choices[0][0] == "new"


async def test_the_next_version_is_written_beside_what_waits(app, journal, talks):
    async with run(app) as pilot:
        screen = await pitch(pilot, "n")
        editor = app.screen
        assert isinstance(editor, PitchEditor)
        text = shown(app)
        assert "Version 3 of the pitch, from version 2" in text
        assert "start with the move" in text
        assert "13 words, 5 s" in text
        await press(pilot, *typed("So. "), "f2", *typed("because"), "f8", "space", "j", "x")
        assert editor.answers.ticked == {2, 3}
        assert "2 answered" in shown(app)
        assert "☑" in shown(app)
        await press(pilot, "ctrl+s")
        await pilot.pause()
        version = journal.pitch.current()
        assert version is not None
        assert (version.number, version.body, version.reason) == (3, f"So. {SECOND}", "because")
        assert "answers 2 of what was said" in notices(app)
        assert screen.versions.current == 3
        assert "It answers" in shown(app)
        await press(pilot, "u")
        assert [each.number for each in journal.pitch.versions()] == [2, 1]
        assert len(journal.pitch.feedback.waiting()) == 3


async def test_closing_keeps_what_was_typed_and_n_goes_on(app, journal, talks):
    async with run(app, (80, 24)) as pilot:
        await pitch(pilot, "n", "escape")
        assert journal.drafts.all() == [], "nothing typed leaves nothing behind"
        await press(pilot, "n", *typed("more "), "f8", "x", "escape")
        assert "the draft is kept" in notices(app)
        (draft,) = journal.drafts.all()
        assert draft.text.body.startswith("more Now I build")
        await press(pilot, "n")
        assert app.screen.text.text.startswith("more Now I build")
        assert app.screen.answers.ticked == {2}
        assert "continuing a draft" in shown(app)
        await press(pilot, "escape", "g", "j", "D")
        assert isinstance(app.screen, DraftOffer)
        assert "Version 3 of the pitch" in shown(app)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, PitchEditor)
        await press(pilot, "ctrl+s")
        assert journal.drafts.all() == []
        assert len(journal.pitch.versions()) == 3


async def test_what_is_typed_is_kept_when_the_app_goes(app, journal):
    async with run(app) as pilot:
        await pitch(pilot, "n", *typed("Now"))
        await press(pilot, "ctrl+c")
    assert [draft.text.body for draft in journal.drafts.all()] == ["Now"]


async def test_an_older_version_is_begun_from(app, journal, talks):
    async with run(app) as pilot:
        await pitch(pilot, "j", "e")
        assert isinstance(app.screen, PitchEditor)
        assert app.screen.text.text == FIRST
        await press(pilot, "ctrl+s")
        assert "Nothing was changed" in notices(app)
        assert len(journal.pitch.versions()) == 2


async def test_what_cannot_be_saved_stays(app, journal, talks, monkeypatch):
    async with run(app) as pilot:
        await pitch(pilot, "n")
        editor = app.screen
        editor.text.text = "  "
        await press(pilot, "ctrl+s")
        assert app.screen is editor
        assert "needs words" in notices(app)
        monkeypatch.setattr(PitchWriting, "keep", lambda self, now: False)
        await press(pilot, "x", "escape")
        assert app.screen is editor
        assert "Not closed" in notices(app)


async def test_what_changed_is_shown_and_one_goes_from_change_to_change(app, journal, talks):
    journal.pitch.write(SECOND + " Yes.", reason="yes")
    async with run(app, (80, 24)) as pilot:
        screen = await pitch(pilot, "d")
        assert isinstance(app.screen, ChangesScreen)
        assert "{+Yes.+}" in shown(app)
        assert "because: yes" in shown(app)
        await press(pilot, "left")
        assert app.screen.pair == (1, 2)
        assert "[−I was a banker for nine years.−]" in shown(app)
        await press(pilot, "left")
        assert "first change" in notices(app)
        await press(pilot, "l", "o")
        assert app.screen.pair == (1, 3)
        await press(pilot, "o")
        assert app.screen.pair == (2, 3)
        await press(pilot, "right")
        assert "last change" in notices(app)
        await press(pilot, "escape")
        assert app.screen is screen
        await press(pilot, "G", "d")
        assert "none before it" in notices(app)


@pytest.fixture
def time(monkeypatch) -> list[float]:
    """What the clock of a rehearsal shows."""
    now = [100.0]
    monkeypatch.setattr("tui.app.pitch.rehearsing.monotonic", lambda: now[0])
    return now


async def test_a_run_is_timed_kept_and_undone(app, journal, talks, time):
    async with run(app, (80, 24)) as pilot:
        screen = await pitch(pilot, "r")
        rehearsal = app.screen
        assert isinstance(rehearsal, RehearsalScreen)
        assert "aim 0:05" in shown(app)
        assert "No run yet" in shown(app)
        await press(pilot, "space")
        time[0] += 2.0
        await pilot.pause(0.15)
        assert rehearsal.cue.due == 5
        assert "word 6 of 13" in shown(app)
        assert "▸ Now I build what lawyers work with." in shown(app)
        time[0] += 5.0
        await pilot.pause(0.15)
        assert "2 s over" in shown(app)
        assert "▸ Before that I was a banker." in shown(app)
        await press(pilot, "space")
        (kept,) = journal.pitch.rehearsals.latest()
        assert (kept.version, kept.seconds, kept.at) == (2, 7, NOW)
        assert "kept: 7 s, 2 s over" in shown(app)
        assert "19 Nov 09:30" in shown(app)
        await press(pilot, "u")
        assert journal.pitch.rehearsals.latest() == []
        assert "No run yet" in shown(app)
        await press(pilot, "U", "space", "space")
        assert "too short to be kept" in shown(app)
        await press(pilot, "space")
        time[0] += 9
        await press(pilot, "backspace")
        assert "not kept" in shown(app)
        assert len(journal.pitch.rehearsals.latest()) == 1
        await press(pilot, "escape")
        assert app.screen is screen
        assert "Rehearsed" in shown(app)


async def test_leaving_in_the_middle_keeps_the_run(app, journal, talks, time):
    async with run(app) as pilot:
        await pitch(pilot, "j", "r", "space")
        time[0] += 30
        await press(pilot, "escape")
        assert isinstance(app.screen, RehearsalScreen), "the run is kept first"
        await press(pilot, "space")
        time[0] += 31
        await press(pilot, "q")
    assert [(each.version, each.seconds) for each in journal.pitch.rehearsals.latest()] == [(1, 31), (1, 30)]


async def test_a_long_text_is_scrolled_to_the_word_that_is_due(app, journal, time):
    journal.pitch.write("\n\n".join(f"Paragraph {number} " + "word " * 40 for number in range(2_400)))
    async with run(app, (80, 24)) as pilot:
        await pitch(pilot, "r", "space")
        time[0] += 600
        await pilot.pause(0.3)
        cue = app.screen.cue
        assert cue.here is not None
        assert cue.top <= cue.here < cue.top + cue.size.height
        assert "▸" in shown(app)
        await press(pilot, "space", "down", "pagedown", "home")
        assert "Paragraph 0" in shown(app)


async def test_the_pitch_is_one_key_away_from_anywhere(app, journal, talks, time):
    async with run(app) as pilot:
        show_current(app)
        await pilot.pause()
        assert isinstance(app.screen, PitchPage)
        assert "Before that I was a banker" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        show_current(app)
        await press(pilot, "r")
        assert isinstance(app.screen, RehearsalScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_without_a_pitch_that_page_says_where_to_write_it(app):
    async with run(app) as pilot:
        show_current(app)
        await press(pilot, "r", "y")
        assert "No pitch yet" in shown(app)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(60, 14), (160, 12), (200, 50)])
async def test_it_works_in_any_window(app, journal, talks, time, size):
    async with run(app, size) as pilot:
        screen = await pitch(
            pilot, "j", "enter", "escape", "2", "x", "escape", "1", "k", "d", "escape", "n", "escape"
        )
        await press(pilot, "r", "space", "space", "escape")
        await pilot.resize_terminal(90, 30)
        await pilot.pause()
        assert app.screen is screen
        assert screen.reader.region.area > 0
        assert app.return_code is None


async def test_user_text_is_only_text(app, journal, log):
    nasty = "[@click=app.quit]Boss[/] \x1b]52;c;x\x07 [red]x"
    journal.pitch.write(f"{nasty}\n\n日本語のピッチ " + "long " * 2000, reason=nasty)
    log("[b]Ada[/b]", body=f"- [~] {nasty}\n- [~] {'long ' * 400}\n", pitch=1, score=1)
    journal.pitch.write(f"{nasty} more", reason=nasty)
    async with run(app) as pilot:
        screen = await pitch(pilot)
        assert "[@click=app.quit]Boss[/]" in shown(app)
        for keys in (
            ("d", "escape", "j"),
            ("2", "x", "escape"),
            ("s",),
            ("1", "n", "escape"),
            ("r", "escape"),
        ):
            await press(pilot, *keys)
        show_current(app)
        await press(pilot, "escape")
        assert "\x1b" not in shown(app)
        assert screen.is_current
        assert app.return_code is None


# -- at a meeting


async def test_a_score_or_feedback_fills_in_which_version_they_heard(app, journal, talks):
    async with run(app, (80, 24)) as pilot:
        await press(pilot, "m", *typed("Ada Lovelace"), "f3")
        editor = app.screen
        assert isinstance(editor, EditorScreen)
        field = editor._header.pitch
        assert (field.value, field.offered) == ("", "2")
        editor._header.score.focus()
        await press(pilot, "4")
        assert field.value == "2"
        field.focus()
        await press(pilot, "down", "down")
        assert field.value == "", "before the first there is none"
        await press(pilot, "space", "1")
        assert field.value == "1"
        await press(pilot, "9")
        await pilot.pause()
        assert "There is no version 19 of the pitch; the last one is 2" in shown(app)
        await press(pilot, "backspace", "up")
        assert field.value == "2"
        await press(pilot, "ctrl+s")
    (entry,) = journal.entries.latest("meeting", 1)
    assert (entry.text.pitch, entry.text.score) == (2, 4)


async def test_feedback_in_the_text_says_so_too(app, journal, talks):
    async with run(app) as pilot:
        await press(pilot, "m", *typed("Ada Lovelace"), "f3")
        editor = app.screen
        editor._header.when.value = "10 oct"
        editor._text.post_message(events.Paste("- [~] too long"))
        await pilot.pause(0.6)
        assert editor._header.pitch.value == "1", "the one that was current then"
        await press(pilot, "ctrl+s")
    heard = [each.text.pitch for each in journal.entries.latest("meeting", 9) if each.text.on.day == 10]
    assert heard == [1]


async def test_what_was_saved_without_a_version_stays_so(app, journal, log, talks):
    meeting = log("Ada Lovelace", body="- [~] hm", score=3)
    async with run(app) as pilot:
        await press(pilot, "e")
        assert app.screen.writing.entry_id == meeting
        assert app.screen._header.pitch.value == ""
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert journal.drafts.all() == []


async def test_ticking_alone_is_said_as_what_it_is_and_a_run_has_one_row(app, journal, talks):
    async with run(app, (80, 24)) as pilot:
        journal.pitch.rehearsals.keep(2, 17)
        await pitch(pilot, "n", "f8", "space", "ctrl+s")
        assert len(journal.pitch.versions()) == 2
        assert "Version 2 answers 1 of what was said" in notices(app)
        row = next(line for line in shown(app).splitlines() if "0:17" in line)
        assert "over" in row


@pytest.mark.parametrize(("size", "rows"), [((60, 14), 0), ((60, 18), 2), ((80, 24), 3)])
async def test_the_runs_have_the_room_that_the_text_leaves(app, journal, talks, size, rows):
    for seconds in (10, 64, 12):
        journal.pitch.rehearsals.keep(2, seconds)
    async with run(app, size) as pilot:
        await pitch(pilot, "r")
        lines = shown(app).splitlines()
        assert lines[0].startswith(" Rehearse")
        assert "Before that I was a banker." in shown(app)
        assert sum(" over" in line or " short" in line for line in lines) == rows
