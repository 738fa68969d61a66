"""The Pitch over 10,000 meetings and forty versions: reading it, opening its screen, and moving on it; and
two texts of 100,000 words compared."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import texts
from tests.bench.journals import BATCH, NOW, kept, people
from tests.bench.long_lists import spread
from tests.bench.report import Report, percentile
from tests.bench.screens import opened
from tests.bench.watching import Watch, box
from tui.domain.differences import difference
from tui.domain.entries import FORMS, EntryText
from tui.journal.journal import Journal
from tui.journal.migrations import CURRENT

VERSION = 1
"""Of what is generated here: to be raised with every change of it."""

MEETINGS, VERSIONS = 10_000, 40
DAYS = 3650
LONG = 100_000


def versions() -> list[str]:
    """The texts of the versions, each of a minute or so."""
    chance = random.Random("versions")
    return [" ".join(texts.sentence(chance, 12) for _ in range(12)) for _ in range(VERSIONS)]


def generated() -> Iterator[EntryText]:
    """The same meetings every time, in order of their days: most heard a version, and many said something."""
    chance = random.Random("pitch")
    names = [person.name for person in people(MEETINGS)]
    first = NOW.date() - timedelta(days=DAYS)
    for number in range(MEETINGS):
        on = first + timedelta(days=int(number * DAYS / MEETINGS))
        pitched = chance.random() < 0.9
        lines = [texts.sentence(chance, 12), ""]
        if pitched and chance.random() < 0.7:
            lines += [f"- [~] {' '.join(texts.words(chance, 9))}" for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.5:
            lines.append(f"- [>] {chance.choice(names)}, {' '.join(texts.words(chance, 3))}")
        yield EntryText(
            "meeting",
            on,
            "\n".join(lines),
            status="held",
            form=chance.choice(FORMS),
            people=tuple(chance.sample(names, k=chance.choice((1, 1, 2)))),
            pitch=1 + number * VERSIONS // MEETINGS if pitched else None,
            score=chance.randint(1, 5) if pitched and chance.random() < 0.8 else None,
        )


def journal() -> Path:
    """The path of the journal, which is made once; what writes to it must write to a copy."""
    name = f"pitch-v{VERSION}-schema{CURRENT}"
    path = kept() / f"{name}.db"
    if path.exists():
        return path
    unfinished = kept() / f"{name}.{os.getpid()}.unfinished"
    unfinished.unlink(missing_ok=True)
    clock = [NOW]
    with Journal.open(unfinished, now=lambda: clock[0]) as made:
        made.database.connection().execute("PRAGMA synchronous=OFF")
        made.database.connection().execute("PRAGMA cache_size=-200000")
        entries = generated()
        for _ in range(0, MEETINGS, BATCH):
            with made.together():
                for each in islice(entries, BATCH):
                    clock[0] = datetime.combine(each.on, NOW.time())
                    made.entries.log(each)
        _judge(made)
    unfinished.rename(path)
    return path


def _judge(made: Journal) -> None:
    """Write the versions, rehearse each, and deal with all feedback but that of the last year."""
    first = NOW - timedelta(days=DAYS)
    with made.together():
        for number, body in enumerate(versions()):
            at = first + timedelta(days=number * DAYS / VERSIONS)
            made.pitch.write(body, reason=f"better than {number}", at=at)
            for run in range(25):
                made.pitch.rehearsals.keep(number + 1, 60 + run, at=at + timedelta(hours=run))
        late = (NOW - timedelta(days=365)).date()
        for place, each in enumerate(made.pitch.feedback.waiting()):
            if each.on < late and each.feedback.id is not None:
                if place % 3:
                    made.pitch.feedback.adopt(each.feedback.id, min(VERSIONS, (each.heard or 0) + 1))
                else:
                    made.pitch.feedback.set_aside(each.feedback.id)


def run(report: Report, rounds: int = 9) -> None:
    """Read it, compare long texts, then open the screen and move on it."""
    path = journal()
    with Journal.open(path, now=lambda: NOW) as made:
        inbox = made.pitch.feedback
        report.say(
            f"pitch: {MEETINGS:,} meetings, {VERSIONS} versions, "
            f"{len(inbox.order(everything=True)):,} feedback, {len(inbox.order()):,} waiting"
        )
        _measure(report, "what followed from every version", [made.pitch.followed] * rounds, high=50)
        _measure(report, "order of what waits", [inbox.order] * rounds)
        _measure(report, "order of all feedback", [partial(inbox.order, everything=True)] * rounds, high=50)
        pages = [_page(made, number) for number in range(1, VERSIONS + 1)]
        _measure(report, "page of a version", pages, high=25)
    _long_texts(report)
    _screen(report, path)


def _page(made: Journal, number: int) -> Callable[[], object]:
    from tui.app.pitch import reading

    known = reading.Versions(made)
    known.read()
    return lambda: reading.page(made, known.line(number))


def _long_texts(report: Report) -> None:
    chance = random.Random("long")
    words = [chance.choice(texts.vocabulary()) for _ in range(LONG)]
    other = [word if chance.random() > 0.02 else "changed" for word in words]
    _measure(
        report,
        f"difference of {LONG:,} words, a fiftieth of them changed",
        [partial(difference, " ".join(words), " ".join(other))] * 3,
        high=3000,
    )


def _screen(report: Report, path: Path) -> None:
    """From the key to the last of the repaint, in a terminal."""
    with TemporaryDirectory(prefix="preseason-bench-") as tmp, opened(path, Path(tmp)) as app:
        app.wait_for("2 Meetings")
        app.settle(4.0)
        watch = Watch(app)
        first = watch.timed(lambda: app.send("gp"), (lambda screen: screen.display,))[0]
        openings: list[float] = []
        for _ in range(12):
            watch.timed(lambda: app.send("gj"), (lambda screen: screen.display,))
            opening = watch.timed(lambda: app.send("gp"), (lambda screen: screen.display,))[0]
            openings += [opening] if opening is not None else []
        _told(report, "opening the screen again, p95", openings, bound=50)
        report.say(f"        opening it for the first time: {(first or 0) * 1000:.1f} ms")
        if first is not None:
            report.limit("opening the screen for the first time", first * 1000, bound=50, unit="ms")
        reader = box(app.screen, "1 Versions").beside(app.screen).rows()
        for pane, name in (("1", "versions"), ("2", "feedback")):
            watch.key(pane, (reader.cells,))
            moves = [watch.key(key, (reader.cells,), quiet=0.2)[0] for key in "j" * 25 + "k" * 10]
            _told(
                report, f"moving over the {name}, p95", [each for each in moves if each is not None], bound=50
            )


def _told(report: Report, name: str, times: Sequence[float], *, bound: float) -> None:
    report.say(f"        {name.partition(',')[0]}: {spread(list(times))}, median, p95 and worst")
    report.limit(name, percentile(list(times), 0.95) * 1000, bound=bound, unit="ms")


def _measure(
    report: Report, name: str, acts: Sequence[Callable[[], object]], *, high: float | None = None
) -> None:
    """What acts take, in milliseconds; the bound is for the 95th of a hundred."""
    taken = []
    for act in acts:
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    middle, slow = percentile(taken, 0.5), percentile(taken, 0.95)
    report.say(f"        {name}: median {middle:.1f}, p95 {slow:.1f}, worst {max(taken):.1f} ms")
    if high is not None:
        report.limit(f"{name}, p95", slow, bound=high, unit="ms")
