"""The Roles board: what is counted, where it comes from, and the way there and back."""

from __future__ import annotations

from datetime import date

from tests.app.boards import COUNSEL, board, notices, roles, settle
from tests.app.test_home import home, press, run, shown
from tui.app.editor.screen import EditorScreen
from tui.app.home.screen import HomeScreen
from tui.app.roles import words
from tui.app.roles.bars import bar
from tui.app.roles.board_shape import Shape, Spot
from tui.app.widgets.top_bar import TopBar
from tui.domain.entries import EntryText
from tui.domain.errors import JournalBusy, NotFound

# -- shapes and words


def test_bars_are_as_long_as_there_are_meetings() -> None:
    assert bar(3, 5, 6) == "▄▄▄   "
    assert bar(0, 5, 6) == "·     "
    assert bar(12, 12, 6) == "▄▄▄▄▄▄"
    assert bar(5, 12, 6) == "▄▄▖   "
    assert bar(1, 1000, 6) == "▖     "


def test_a_board_is_two_columns_and_a_band_or_three_sections() -> None:
    counts = {"want": 2, "dont": 5, "unsure": 1}
    wide = Shape(counts, 80, 3, beside=True)
    assert wide.line(Spot("want", 0)) == wide.line(Spot("dont", 0)) == 4
    assert wide.beside(Spot("want", 1), 1) == Spot("dont", 1)
    assert wide.beside(Spot("dont", 4), -1) == Spot("want", 1)
    assert wide.moved(Spot("want", 1), 1) == Spot("unsure", 0)
    assert wide.moved(Spot("unsure", 0), -1) == Spot("want", 1)
    assert wide.moved(Spot("dont", 0), -1) == Spot("dont", 0)
    assert wide.at(60, wide.line(Spot("dont", 4))) == Spot("dont", 4)
    assert wide.at(5, wide.line(Spot("dont", 4))) is None
    narrow = Shape(counts, 50, 1, beside=False)
    assert narrow.line(Spot("dont", 0)) == narrow.line(Spot("want", 1)) + 3
    assert narrow.moved(Spot("want", 0), 100) == Spot("dont", 4)
    assert narrow.last() == Spot("unsure", 0)
    assert narrow.height == 14
    empty = Shape({"want": 0, "dont": 0, "unsure": 0}, 80, 3, beside=True)
    assert empty.first() is None


def test_a_span_of_days_tells_the_year_once() -> None:
    assert words.span(date(2026, 8, 3), date(2026, 11, 18)) == "3 Aug – 18 Nov 2026"
    assert words.span(date(2025, 8, 3), date(2026, 11, 18)) == "3 Aug 2025 – 18 Nov 2026"
    assert words.span(date(2026, 8, 3), date(2026, 8, 3)) == "3 Aug 2026"


def test_pairs_that_look_alike_are_told_as_there_is_room() -> None:
    assert words.alike(0, 80) == ""
    assert words.alike(1, 80) == "two themes look alike: M"
    assert words.alike(1200, 80) == "1,200 pairs of themes look alike: M"
    assert words.alike(1200, 20) == "1,200 alike: M"


# -- reading


async def test_an_empty_journal_teaches_what_to_write(app, monkeypatch):
    monkeypatch.setattr("tui.app.roles.room.AFTER", 0)
    async with run(app) as pilot:
        await board(pilot)
        text = shown(app)
        assert "No roles yet" in text
        assert "- [+]" in text
        assert "## Want: Product manager" in text
        await press(pilot, *"vVmtyprRsMe")
        roles(app)
        await press(pilot, "c", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_roles_with_tallies_and_the_board_of_the_first(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot)
        text = shown(app)
        assert "4 meetings +2 −4 ?1" in text
        assert "1 meeting +1 −0 ?1" in text
        assert "○ exploring" in text
        assert "Every role" in text
        assert "No role yet" in text
        assert "2 takeaways" in text
        view = screen.view
        assert view is not None
        assert view.title == COUNSEL
        assert [(tally.theme, tally.meetings) for tally in view.tallies["dont"]] == [
            ("hours", 2),
            ("strategy", 1),
        ]
        assert "▄▄ " in text
        assert "↻ changed" in text
        assert "would I miss the courtroom?" in text


async def test_every_step_in_and_out_comes_back_to_where_it_was(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right")
        assert screen.focused is screen.board
        assert screen.board.tally is not None
        assert screen.board.tally.theme == "hours"
        assert "the pager" in shown(app), "the evidence follows the cursor"
        await press(pilot, "enter", "down")
        assert screen.focused is screen.evidence
        here = screen.evidence.here
        assert here is not None
        assert here.text == "no weekends"
        text = shown(app)
        assert "Kay Test · call" in text
        assert "Sat 7 Nov 2026" in text
        assert "✎" in text
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        assert screen.reader.chosen == 1
        assert "the bag by the door" in shown(app)
        await press(pilot, "escape")
        assert screen.focused is screen.evidence
        assert screen.evidence.cursor == 2
        await press(pilot, "escape")
        assert screen.focused is screen.board
        assert screen.board.tally.theme == "hours"
        await press(pilot, "escape")
        assert screen.focused is screen.roles
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "g", "r")
        assert roles(app).board.tally.theme == "hours", "a room one was in is as one left it"


async def test_evidence_is_shown_as_it_reads_with_what_speaks_against_it(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter")
        assert screen.board.tally is not None
        assert screen.board.tally.theme == "strategy"
        assert [said.stance for said in screen.evidence.said] == ["want", "dont"]
        await press(pilot, "down")
        assert "clever colleagues" in shown(app)


async def test_an_entry_is_read_at_its_line_however_far_down_that_is(app, log, talks):
    log("Long Talk", body="A paragraph.\n\n" * 60 + "- [-] the end of it #hours\n", roles=(COUNSEL,))
    async with run(app, (80, 24)) as pilot:
        await board(pilot, "enter", "right", "enter", "down", "down", "enter")
        await settle(pilot)
        text = shown(app)
        assert "with Long Talk" not in text
        assert "▸  − the end of it" in text, "it has the sign of a cursor"
        await press(pilot, "escape", "enter")
        await settle(pilot)
        assert "the end of it" in shown(app)


SIZES = [(80, 24), (60, 14), (200, 50), (100, 24), (60, 40), (160, 12)]


async def test_it_works_in_any_window_and_while_that_changes(app, talks):
    async with run(app) as pilot:

        async def everywhere(check, sizes=SIZES[:3]) -> None:
            for size in sizes:
                await pilot.resize_terminal(*size)
                assert check(), size

        screen = await board(pilot, "enter", "right")
        await everywhere(lambda: screen.focused is screen.board and screen.board.region.area > 0, SIZES)
        await press(pilot, "enter")
        await everywhere(lambda: screen.focused is screen.evidence and screen.evidence.region.area > 0, SIZES)
        await press(pilot, "down", "down", "enter")
        await settle(pilot)
        await everywhere(
            lambda: (
                screen.focused is screen.reader
                and screen.reader.size.width > 30
                and "the bag by the door" in shown(app)
            ),
            SIZES,
        )
        await press(pilot, "escape", "escape", "c")
        other = app.screen
        await everywhere(lambda: other.matrix.region.area > 0)
        await press(pilot, "enter")
        await everywhere(lambda: other.focused is other.evidence and other.evidence.region.area > 0)
        await press(pilot, "escape", "escape", "t")
        await settle(pilot)
        other = app.screen
        await everywhere(lambda: other.lanes.region.area > 0)
        await press(pilot, "enter")
        await everywhere(lambda: other.focused is other.evidence and other.evidence.region.area > 0)
        await press(pilot, "enter")
        await everywhere(lambda: other.focused is other.reader and other.reader.size.width > 30)
        await press(pilot, "escape", "escape", "escape")
        assert roles(app).focused is screen.board


async def test_no_window_is_too_small(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter")
        for keys in ((), ("c",), ("escape", "t"), ("escape", "V"), ("escape", "m"), ("escape", "v")):
            await press(pilot, *keys)
            for size in ((1, 24), (300, 1), (80, 24)):
                await pilot.resize_terminal(*size)
        await press(pilot, "escape", "r", "ctrl+p")
        await pilot.resize_terminal(1, 1)
        await press(pilot, "pagedown", "pageup", "down", "escape")
        await pilot.resize_terminal(120, 40)
        roles(app)


async def test_resizing_while_in_another_room_is_noticed(app, talks):
    async with run(app) as pilot:
        await board(pilot, "escape")
        await pilot.resize_terminal(70, 20)
        screen = await board(pilot)
        assert screen.has_class("-narrow", "-low")
        assert not screen.has_class("-normal")
        assert screen.evidence.region.area == 0


async def test_what_keys_there_are_is_told_where_there_is_no_room_for_all(app, talks):
    async with run(app, (80, 24)) as pilot:
        await board(pilot)
        last = shown(app).split("\n")[-1]
        assert last.rstrip().endswith("? Keys")
        assert "  esc  " not in last
        await press(pilot, "question_mark")
        first = shown(app).index("In Roles")
        assert "In the journal" not in shown(app)[:first], "first of where one is"


async def test_the_rooms_are_in_the_top_line_and_can_be_clicked(app, talks):
    async with run(app) as pilot:
        said = home(app).bar.render().plain
        assert " Today " in said
        await pilot.click(TopBar, offset=(said.index("Roles") + 2, 0))
        await pilot.pause()
        roles(app)
        await pilot.click("RolesScreen TopBar", offset=(14, 0))
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert home(app) is app.screen


async def test_a_click_moves_and_a_second_one_opens(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot)
        line = screen.board.shape.line(Spot("dont", 1))
        block = screen.board.shape.block("dont")
        await pilot.click(screen.board, offset=(block.left + 12, line + 1))
        assert screen.board.spot == Spot("dont", 1)
        await pilot.click(screen.board, offset=(block.left + 12, line + 1), times=2)
        assert screen.focused is screen.evidence


async def test_every_role_and_what_has_none(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "end", "up")
        assert screen.view.key.subject == "every"
        text = shown(app)
        assert "DEAL-BREAKERS" in text
        assert "WHATEVER THE ROLE" in text
        assert {tally.theme for tally in screen.view.tallies["want"]} == {"people", "strategy"}
        await press(pilot, *"tvVp")
        assert notices(app).count("No role here") == 4
        await press(pilot, "down")
        assert screen.view.key.subject == "none"
        assert [tally.theme for tally in screen.view.tallies["dont"]] == ["selling"]


async def test_user_text_is_only_text(app, log, monkeypatch):
    monkeypatch.setattr("tui.app.roles.room.AFTER", 0)
    name = "[@click=app.quit]Boss[/]"
    log("[red]Ada[/]", body="- [-] [b]bold[/b] \x1b]52;c;x\x07 #[link]\n" * 2, roles=(name,))
    log("Grace", body=f"- [+] {'long ' * 2000}\n- [?] 日本語のテーマ [/x]\n", roles=(name, "[/x]"))
    app.journal.roles.set_verdict(name, "ruled-out", "[@click=app.quit]why[/] \x1b]52;c;x\x07 [/x]")
    app.journal.roles.set_verdict("[/x]", "pursuing", "[b")
    async with run(app) as pilot:
        screen = await board(pilot, "enter")
        assert "[@click=app.quit]Boss[/]" in shown(app)
        await press(pilot, "right", "enter", "enter")
        await settle(pilot)
        await press(pilot, "escape", "escape", "c", "enter", "escape", "escape", "t")
        await settle(pilot)
        for key in ("m", "R", "V", "p", "v"):
            await press(pilot, "escape", key)
            assert "\x1b" not in shown(app)
        await press(pilot, "ctrl+s", "ctrl+s", "ctrl+s", "escape", "end", "up", "enter", "enter", "escape")
        assert app.return_code is None
        assert screen.is_current


# -- what becomes of it meanwhile


async def test_what_is_read_can_be_edited_and_the_board_follows(app, journal, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right", "enter", "e")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        text = journal.entries.get(talks["ada"])
        journal.entries.save(talks["ada"], text.text._replace(body="- [-] late #hours\n"), seen=text.version)
        app.reload_screens()
        await settle(pilot)
        assert screen.board.tally.theme == "hours"
        assert screen.board.tally.meetings == 3


async def test_a_journal_that_another_program_writes_is_read_later(app, journal, talks, monkeypatch):
    def busy(self) -> int:
        raise JournalBusy("another program holds the journal")

    async with run(app) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(type(journal), "data_version", busy)
            patched.setattr(type(journal.database), "data_version", busy)
            screen = await board(pilot, "p", "escape")
            assert screen.board.tally is not None
        await press(pilot, "p", "escape")
        assert app.return_code is None


async def test_a_board_that_cannot_be_read_is_a_notice(app, journal, talks, monkeypatch):
    def busy(*args: object) -> None:
        raise JournalBusy("another program holds the journal")

    async with run(app) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(journal.roles, "tallies", busy)
            await board(pilot)
            assert "another program holds the journal" in notices(app)
        await press(pilot, "g", "j")
        await board(pilot)
        assert "4 meetings" in shown(app)


async def test_what_changes_while_the_board_opens_is_on_it(app, journal, talks, log):
    async with run(app) as pilot:
        app.go_to_room("roles")
        log("Late", body="- [-] the pager #hours\n", roles=(COUNSEL,))
        app.reload_screens()
        await settle(pilot)
        assert "5 meetings +2 −5 ?1" in shown(app)


async def test_nothing_is_read_for_a_screen_that_goes(app, talks, monkeypatch):
    async with run(app) as pilot:
        screen = await board(pilot)
        read = []
        screen.reload = lambda **how: read.append(how)
        app.reload_screens()
        assert len(read) == 1
        with monkeypatch.context() as patched:
            patched.setattr(type(screen), "is_attached", False)
            app.reload_screens()
        assert len(read) == 1


async def test_a_role_that_is_gone_is_said_and_not_missed(app, journal, talks, monkeypatch):
    def gone(*args: object) -> None:
        raise NotFound("there is no role of that name")

    async with run(app) as pilot:
        await board(pilot)
        for name in ("board", "sheet"):
            monkeypatch.setattr(journal.roles, name, gone)
        for key in "vVpy":
            await press(pilot, key)
            roles(app)
        assert notices(app).count("no role of that name") == 4


async def test_what_was_written_in_another_room_is_there_when_one_comes_back(app, journal, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "g", "j")
        entry = journal.entries.get(talks["ada"])
        journal.entries.save(entry.id, entry.text._replace(body="- [-] late #hours\n"), seen=entry.version)
        await board(pilot)
        assert screen.view.tallies["dont"][0].meetings == 3


async def test_go_to_leaves_every_room_above(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c", "b", "enter", "g", "r")
        roles(app)
        await press(pilot, "t", "g", "j")
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


async def test_this_job_search_alone_or_all_of_them(app, journal, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "a")
        assert screen.boards.search is None
        assert "no job search" in notices(app)
        with journal.database.writing():
            journal.database.rows(
                "INSERT INTO job_search (uid, name, fold, started_on) "
                "VALUES ('u', 'Law', 'law', '2026-11-01')"
            )
        text = EntryText(
            "meeting", date(2026, 11, 9), "- [-] court #hours\n", people=("Zoe",), roles=(COUNSEL,)
        )
        journal.entries.log(text)
        await press(pilot, "a")
        await settle(pilot)
        assert screen.boards.search == "Law"
        assert "Only Law counts now." in notices(app)
        assert "1 meeting +0 −1 ?0" in shown(app)
        assert "this search" in shown(app)
        await press(pilot, "c")
        assert [row.theme for row in app.screen.matrix.rows] == ["hours"]
        await press(pilot, "escape", "t")
        await settle(pilot)
        assert [lane.theme for lane in app.screen.lanes.lanes] == [None, "hours"]
        await press(pilot, "escape", "end")
        await settle(pilot)
        assert screen.view.key.subject == "every"
        assert "in Law alone · a counts all job searches" in shown(app)
        with journal.database.writing():
            journal.database.rows("UPDATE job_search SET name = 'Other', fold = 'other'")
        app.reload_screens()
        await settle(pilot)
        assert screen.boards.search is None, "it is called so no more: all of them count"
        assert "5 meetings +2 −5 ?1" in shown(app)
        await press(pilot, "a", "a")
        assert "All job searches count now." in notices(app)


async def test_moving_between_roles_reads_no_more_than_one_board(app, journal, log, monkeypatch):
    for number in range(12):
        log("Ada", body=f"- [+] x #theme{number}\n", roles=(f"Role {number:02}",))
    read = []
    original = journal.roles.board
    monkeypatch.setattr(journal.roles, "board", lambda *args: read.append(args) or original(*args))
    async with run(app) as pilot:
        screen = await board(pilot)
        read.clear()
        await press(pilot, "down", "up", "down")
        assert len(read) == 1
        assert screen.view.title == "Role 01"
