"""The recap: everything that came of a search, none of it able to do anything; and what a browser says."""

from __future__ import annotations

import re
import shutil
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tui.domain.entries import EntryText
from tui.domain.errors import BadInput, WriteFailed
from tui.domain.people import ContactText
from tui.domain.seasons import SearchText
from tui.interop.demo import NOW, fill
from tui.interop.recap.files import checked_path, write_recap
from tui.interop.recap.gather import Recap, gather
from tui.interop.recap.markdown import to_markdown
from tui.interop.recap.marked import html, html_text, markdown_line, markdown_text
from tui.interop.recap.page import to_html
from tui.interop.recap.style import CSS, CSS_HASH
from tui.journal.journal import Journal

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "div", "section", "span",
    "ul", "ol", "li", "b", "em", "strong", "s", "code", "pre", "blockquote", "a", "br", "hr", "table",
    "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "text", "footer",
}  # fmt: skip
BAD = (
    '"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>",
    "[x](javascript:alert(1))", "![x](http://127.0.0.1:9/pixel.png)", "<svg onload=alert(1)>", "a|b`c`*d*_e_",
    "&lt;b&gt; &amp; 'quotes' \"too\"", "]]> --> <!-- ", "```\n</code>\n```",
)  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of it: its tags with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    path = tmp_path_factory.mktemp("sample") / "demo.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        fill(journal)
        yield journal


@pytest.fixture(scope="module")
def law(sample: Journal) -> Recap:
    return gather(sample, "law")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "own" / "journal.db", now=lambda: datetime(2026, 11, 5, 16)) as opened:
        yield opened


@pytest.fixture
def attacked(journal: Journal) -> Recap:
    """A search in which every field holds what a page must not run."""
    bad = " ".join(BAD).replace("\n", " ")
    text = "\n\n".join(BAD)
    journal.seasons.start(SearchText(f"S {bad}"[:200], date(2026, 10, 1), goal=text, target=2))
    journal.contacts.create(ContactText(f"N {bad}"[:200], company=bad[:200], title=bad[:200]))
    journal.pitch.write("pitch")
    journal.entries.log(
        EntryText(
            "meeting",
            date(2026, 11, 5),
            f"- [+] {bad} #theme\n- [-] {bad}\n- [>] {bad}, {bad}, by friday\n- [<] {bad}\n- [ ] {bad}\n",
            people=(f"N {bad}"[:200],),
            roles=(f"R {bad}"[:200],),
            minutes=30,
            pitch=1,
            score=5,
        )
    )
    journal.entries.log(
        EntryText("meeting", date(2026, 11, 9), title=bad[:200], people=("Kay",), status="planned")
    )
    journal.roles.set_verdict("r", "pursuing", text)
    journal.seasons.change("s", lambda search: search._replace(outcome=text))
    return gather(journal, "s")


def links(page: Page) -> list[str]:
    return [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]


def test_the_page_tells_everything(law: Recap) -> None:
    page = Page(to_html(law))
    for words in (
        "Leaving law", "Week 19, since Fri 17 Jul 2026", "people met", "Target 2, reached in 9 of 19",
        "Meetings a week", "Day by day", "Where the time went", "Safety investigator · pursuing, after 11",
        "Everyone I met", "Mehmet Sarıoğlu", "Who opened doors", "Version 3", "4.3 of 5, scored 9 times",
        "First pitch that scored 5", "Still open", "two pages of my writing", "Solange Abebe",
        "Written by Preseason on Thu 19 Nov 2026.",
    ):  # fmt: skip
        assert words in page.text, words
    assert [tag for tag, _ in page.tags].count("svg") == 4


def test_both_tell_the_same(law: Recap) -> None:
    markdown = to_markdown(law)
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    page = Page(to_html(law)).text
    assert headings
    assert all(heading.replace("don't", "don’t") in page for heading in headings)
    for person in law.details.people:
        assert f"| {person.name} |" in markdown
        assert person.name in page
    for end in law.ends.all:
        assert markdown_line(end.text) in markdown


def test_all_searches_stand_beside_each_other(sample: Journal) -> None:
    recap = gather(sample, None)
    page = Page(to_html(recap)).text
    assert "A first desk 6 Feb – 30 Jun 2017 4 5 Tobin Ashgrove" in page
    assert "Month by month" in page
    assert "| Leaving law | since 17 Jul 2026 | 20 | 27 |" in to_markdown(recap)
    assert not recap.ends.all


def test_a_search_without_anything_has_a_recap_too(journal: Journal) -> None:
    journal.seasons.start(SearchText("Law", date(2026, 10, 1)))
    for name in ("law", None):
        recap = gather(journal, name)
        assert "Nobody met yet." in Page(to_html(recap)).text
        assert "Nobody met yet." in to_markdown(recap)


def test_one_of_each_is_one_and_columns_with_nothing_in_them_are_left_out(journal: Journal) -> None:
    journal.seasons.start(SearchText("Law", date(2026, 10, 1)))
    body = "- [>] Ida\n- [ ] Write to Ada\n- [ ] book a table"
    journal.entries.log(EntryText("meeting", date(2026, 10, 6), body, minutes=60, people=("Ada",)))
    page = Page(to_html(gather(journal, "law"))).text
    assert "1 person met 1 meeting 1 hour 1 week in a row" in page
    assert "Name Met Last Ada 1 6 Oct 2026" in page
    assert "Write to Ada book a table · Ada" in page, "whom the words name is not named again"
    assert "| Name | Met | Last |" in to_markdown(gather(journal, "law"))
    journal.entries.log(EntryText("meeting", date(2026, 10, 7), people=("Ida",)))
    page = Page(to_html(gather(journal, "law"))).text
    assert "Name Through Met Last Ada 1 6 Oct 2026 Ida Ada 1 7 Oct 2026" in page, "met through who offered it"


def test_a_long_search_and_one_day_are_drawn(journal: Journal) -> None:
    journal.seasons.start(SearchText("Law", date(2020, 1, 1)))
    for day in (date(2020, 1, 1), date(2026, 11, 5), date(9999, 12, 31)):
        journal.entries.log(EntryText("meeting", day, people=("Ada",)))
    assert "<svg" in to_html(gather(journal, "law"))
    assert "```" in to_markdown(gather(journal, "law"))


def test_nothing_in_the_page_can_do_anything(law: Recap, attacked: Recap) -> None:
    for recap in (law, attacked):
        source = to_html(recap)
        page = Page(source)
        assert {tag for tag, _ in page.tags} <= ALLOWED
        names = {name for _, attrs in page.tags for name in attrs}
        assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset")}
        assert all(link.startswith(("http://", "https://", "mailto:")) for link in links(page))
        assert "url(" not in CSS
        assert "@import" not in CSS
        policy = next(attrs["content"] for _, attrs in page.tags if "http-equiv" in attrs)
        assert policy == f"default-src 'none'; style-src '{CSS_HASH}'; base-uri 'none'; form-action 'none'"
        assert source.count("<style>") == 1
        assert f"<style>{CSS}</style>" in source


def test_what_a_person_wrote_is_shown_as_it_was_written(attacked: Recap) -> None:
    page = Page(to_html(attacked))
    assert "<img src=x onerror=alert(1)>" in page.text
    assert "&lt;b&gt; &amp; 'quotes'" in page.text
    assert links(page) == ["http://127.0.0.1:9/pixel.png"] * 3, "a picture is a link that is not followed"


def test_the_markdown_cannot_do_anything_either(attacked: Recap) -> None:
    from markdown_it import MarkdownIt

    careless = MarkdownIt("commonmark", {"html": True}).enable("table")
    careless.validateLink = lambda url: True  # type: ignore[method-assign]
    page = Page(careless.render(to_markdown(attacked)))
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    assert all(link.startswith("http://127.0.0.1") for link in links(page))
    rows = re.findall(r"^\| (?:N|---|Name)", to_markdown(attacked), re.MULTILINE)
    assert len(rows) == 3, "a sign in a name makes no row of its own"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](https://example.org)", '<a href="https://example.org" rel="noopener noreferrer">a</a>'),
        ("<mailto:a@example.org>", 'href="mailto:a@example.org"'),
        ("[a](JavaScript:x)", "[a](JavaScript:x)"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
        ("[a](//example.org)", "[a](//example.org)"),
        ("[a](file:///etc/passwd)", "[a](file:///etc/passwd)"),
        ("[a][r]\n\n[r]: javascript:x", "[r]: javascript:x"),
        ("# Mine", "<h4>Mine</h4>"),
        ("*a* **b** ~~c~~", "<em>a</em> <strong>b</strong> <s>c</s>"),
    ],
)
def test_markdown_keeps_its_look_and_loses_its_teeth(text: str, shown: str) -> None:
    assert shown in html_text(text)


def test_a_very_long_text_is_laid_out_in_bounded_time() -> None:
    for sign in ("[", "![", "`", "*a ", "[a](", "<", "> "):
        assert "</" in html_text(sign * 50_000)


@pytest.mark.parametrize("line", ["- x", "1. y", "# z", "> q", "+ w", "a|b", "`c`", "[d](e)", "*f*", "&lt;"])
def test_a_line_as_markdown_is_that_line(line: str) -> None:
    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").render(markdown_line(line))
    assert Page(rendered).text == line
    assert [tag for tag, _ in Page(rendered).tags] == ["p"]


def test_markdown_stays_markdown() -> None:
    text = "Some *words*, a [link](https://example.org),\n\n- and a list"
    assert markdown_text(text) == text
    assert html("a\nb\x07") == "a b␇"


# -- the file


def test_a_file_is_private_whole_and_not_written_over(law: Recap, tmp_path: Path) -> None:
    path = checked_path(str(tmp_path / "a.html"))
    write_recap(law, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == to_html(law)
    with pytest.raises(BadInput, match="stays as it is"):
        checked_path(str(path))
    with pytest.raises(BadInput, match="stays as it is"):
        write_recap(law, path)
    path.write_text("mine")
    path.chmod(0o644)
    write_recap(law, checked_path(str(path), replace=True), replace=True)
    assert path.read_text() == to_html(law)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.html"]


def test_only_a_plain_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "elsewhere").write_text("theirs")
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere")
    for name in ("folder.md", "link.md"):
        with pytest.raises(BadInput, match="no plain file"):
            checked_path(str(tmp_path / name), replace=True)


@pytest.mark.parametrize(
    "typed", ["", "recap", "a.txt", "/nowhere/at/all/a.md", "a\0.md", "~nobody-at-all/a.md"]
)
def test_a_path_that_will_not_do(typed: str) -> None:
    with pytest.raises(BadInput):
        checked_path(typed)


def test_a_folder_that_takes_nothing_is_said(law: Recap, tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="cannot be written"):
        write_recap(law, tmp_path / ("x" * 260 + ".md"))


# -- a real browser


class Ear:
    """Listens where the attacked page's picture would be fetched from."""

    def __init__(self) -> None:
        self.heard = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.heard += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


def browse(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a browser without a screen; what the page complains of is on standard error."""
    assert BROWSER is not None
    return subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--enable-logging=stderr", "--v=0", f"--user-data-dir={folder / 'profile'}", *arguments,
        ],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")
def test_a_browser_opens_the_page_in_silence_and_prints_it(
    attacked: Recap, law: Recap, tmp_path: Path
) -> None:
    ear = Ear()
    try:
        page = tmp_path / "bad.html"
        write_recap(attacked, page)
        page.write_text(page.read_text().replace("127.0.0.1:9/", f"127.0.0.1:{ear.port}/"))
        opened = browse(tmp_path, "--dump-dom", page.as_uri())
        assert "alert(1)" in opened.stdout
        assert "CONSOLE" not in opened.stderr, opened.stderr
        assert Page(opened.stdout).text.count("people met") == Page(page.read_text()).text.count("people met")
        assert {tag for tag, _ in Page(opened.stdout).tags} <= ALLOWED
        fine = tmp_path / "law.html"
        write_recap(law, fine)
        printed = tmp_path / "law.pdf"
        done = browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", fine.as_uri())
        assert "CONSOLE" not in done.stderr, done.stderr
        assert printed.read_bytes().startswith(b"%PDF")
        pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
        assert 3 <= pages <= 6
        assert ear.heard == 0
    finally:
        ear.close()
