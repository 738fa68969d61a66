"""The whole journal as one page: all of it is there to be read and found, and nothing of it does anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.interop.test_recap import ALLOWED, BAD, BROWSER, Ear, Page, browse, links
from tui.domain.entries import EntryText
from tui.domain.people import ContactText
from tui.interop import demo
from tui.interop.page import words, writer
from tui.interop.page.style import CSS, CSS_HASH
from tui.interop.page.words import laid_out
from tui.journal.journal import Journal

OURS = ALLOWED | {"article", "section", "nav", "header", "h5", "h6"}


def written(journal: Journal, path: Path) -> str:
    writer.write(journal, path, overwrite=True, tell=lambda count: None)
    return path.read_text()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("sample") / "demo.db", now=lambda: demo.NOW) as journal:
        demo.fill(journal)
        yield journal


@pytest.fixture(scope="module")
def source(sample: Journal, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(sample, tmp_path_factory.mktemp("page") / "journal.html")


def test_all_of_it_is_there(sample: Journal, source: str) -> None:
    page = Page(source)
    text = " ".join((page.text, *links(page)))
    for kind in ("meeting", "reflection"):
        for entry in sample.entries.latest(kind):
            assert f'id="e{entry.id}"' in source
            for word in re.findall(r"[A-Za-z]{4,}", entry.text.body):
                assert word in text
    for contact in sample.contacts.all():
        assert contact.text.name in text
        assert f'id="p{contact.id}"' in source
    for version in sample.pitch.versions():
        assert f'id="v{version.number}"' in source
    assert "plain text" in text
    assert "35 meetings · 13 reflections · 24 people" in text


def test_every_link_leads_to_a_place_on_it(source: str) -> None:
    page = Page(source)
    places = {attrs.get("id") for _, attrs in page.tags}
    inside = [link[1:] for link in links(page) if link.startswith("#")]
    assert len(inside) > 100
    assert set(inside) <= places
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_it_needs_nothing_and_runs_nothing(source: str) -> None:
    page = Page(source)
    assert {tag for tag, _ in page.tags} <= OURS
    assert not any(
        name.startswith("on") or name in ("src", "style") for _, attrs in page.tags for name in attrs
    )
    assert f"style-src '{CSS_HASH}'" in source
    assert "default-src 'none'" in source
    assert "url(" not in CSS
    assert "@import" not in CSS


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[Journal]:
    bad = " ".join(BAD).replace("\n", " ")
    with Journal.open(tmp_path / "own" / "journal.db", now=lambda: datetime(2026, 11, 5, 16)) as journal:
        journal.contacts.create(
            ContactText(
                f"N {bad}"[:200],
                company=bad[:200],
                email=bad,
                link="javascript:alert(1)",
                notes="\n\n".join(BAD),
            )
        )
        people = (f"N {bad}"[:200],)
        body = f"- [+] {bad} #theme\n- [>] {bad}, by friday\n- [~] {bad}\n\n" + "\n\n".join(BAD)
        journal.pitch.write("\n\n".join(BAD), reason=bad)
        journal.entries.log(
            EntryText("meeting", date(2026, 11, 5), body, people=people, roles=(f"R {bad}"[:200],), pitch=1)
        )
        journal.roles.set_verdict("r", "pursuing", "\n\n".join(BAD))
        yield journal


def test_what_a_person_wrote_is_shown_and_not_run(attacked: Journal, tmp_path: Path) -> None:
    page = Page(written(attacked, tmp_path / "journal.html"))
    assert {tag for tag, _ in page.tags} <= OURS
    for _, attrs in page.tags:
        assert not any(name.startswith("on") or name == "src" for name in attrs)
    for link in links(page):
        assert link.startswith(("#", "https://", "http://", "mailto:"))
    assert "alert(1)" in page.text


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")
def test_a_browser_opens_it_in_silence_and_prints_it(attacked: Journal, source: str, tmp_path: Path) -> None:
    ear = Ear()
    try:
        page = tmp_path / "bad.html"
        written(attacked, page)
        text = page.read_text().replace("127.0.0.1:9/", f"127.0.0.1:{ear.port}/")
        page.write_text(
            text.replace("</body>", f"{source.partition('<body>')[2].partition('</body>')[0]}</body>")
        )
        printed = tmp_path / "journal.pdf"
        done = browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
        assert "CONSOLE" not in done.stderr, done.stderr
        assert printed.read_bytes().startswith(b"%PDF")
        assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) > 10
        assert ear.heard == 0
    finally:
        ear.close()


def test_marks_can_be_read_and_told_apart() -> None:
    assert laid_out("- [+] decide\n- [-] paper\n\n- [>] Grace\n") == (
        '<ul>\n<li>\n<p><b class="want">[+]</b> decide</p>\n</li>\n'
        '<li>\n<p><b class="dont">[-]</b> paper</p>\n</li>\n'
        '<li>\n<p><b class="mark">[&gt;]</b> Grace</p>\n</li>\n</ul>\n'
    )
    assert laid_out("[+] no item") == "<p>[+] no item</p>\n"
    assert laid_out(" \n") == ""


@pytest.mark.parametrize("joint", ["\n\n", "\n", ""])
def test_a_long_text_is_there_to_its_end(joint: str) -> None:
    said = [f"word{number}" for number in range(30_000 if joint else 9_000)]
    assert re.findall(r"word\d+", laid_out(joint.join(said))) == said


@given(st.lists(st.sampled_from(("a" * 50, "", " ", "- b", "# c", "x" * 300))))
def test_pieces_are_the_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "PIECE", 100)
        pieces = list(words._pieces(text))
    assert "".join(pieces) == text
    assert all(len(each) <= 100 or not words._BLANK.search(each.rstrip()) for each in pieces)
