"""What is done to a journal while the power may go; each `yield` is the moment when a person is told that
it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.journal.conftest import Clock, meeting, reflection
from tests.journal.test_migrations import from_text
from tui.domain.entries import EntryText
from tui.domain.people import ContactText
from tui.journal import migrations
from tui.journal.backup_room import BackupRoom
from tui.journal.journal import Journal
from tui.journal.records import Draft
from tui.journal.restoring import restore

Story = Callable[[Path], Iterator[str]]

LONG = "- [+] decide the product #strategy\n- [>] Grace Hopper, runs a fund, by Friday\n- [ ] send it\n"


def nothing(path: Path) -> None:
    """There is no journal yet."""


def some(path: Path) -> None:
    """A journal with a little in it."""
    with Journal.open(path, now=Clock()) as journal:
        journal.entries.log(meeting(LONG, roles=("Counsel",)))
        journal.entries.log(reflection("plain words"))


def entries(path: Path) -> Iterator[str]:
    """Save, edit, delete, bring back, tick, undo, redo."""
    with Journal.open(path, now=Clock()) as journal:
        journal.database.rows("PRAGMA wal_autocheckpoint=25")
        made = journal.entries.log(
            meeting(f"{LONG}- [-] meetings\n\n#law", "Alan Turing", roles=("Engineer",))
        )
        yield "log"
        entry = made.entry
        journal.entries.save(entry.id, meeting(f"{LONG}More of it.\n", "Alan Turing"), seen=entry.version)
        yield "save"
        journal.changes.undo()
        yield "undo"
        journal.changes.redo()
        yield "redo"
        journal.entries.delete(entry.id)
        yield "delete"
        journal.entries.undelete(entry.id)
        yield "undelete"
        journal.entries.tick_line(1, 3, True)
        yield "tick a line"
        thanks = next(each for each in journal.entries.get(1).derived.followups if each.line is None)
        journal.entries.tick(thanks.id, True)
        yield "tick a thank-you"
        journal.entries.log(reflection("x" * 9000))
        yield "log a long one"
        with Journal.open(path, now=Clock()) as other:
            seen = other.entries.get(1)
            other.entries.save(1, seen.text._replace(title="Theirs"), seen=seen.version)
            yield "save in another session"
            journal.entries.save(1, seen.text._replace(body=f"Mine.\n{seen.text.body}"), seen=seen.version)
            yield "save over it"
        journal.examine(rebuild=True)
        yield "rebuild"


def drafts(path: Path) -> Iterator[str]:
    """Typing: kept at each pause, and then saved."""
    with Journal.open(path, now=Clock()) as journal:
        for words in ("She", "She was hired", "She was hired to build " + "it " * 2000):
            journal.drafts.keep(Draft("d1", None, None, meeting(words), journal.now(), 1))
            yield "draft"
        journal.entries.log(meeting("She was hired."), draft="d1")
        yield "save"
        journal.drafts.keep(Draft("d2", 1, 1, meeting("again"), journal.now(), 1))
        journal.drafts.discard("d2")
        yield "discard"


def people_and_roles(path: Path) -> Iterator[str]:
    """Contacts, verdicts, themes, the pitch, saved searches."""
    with Journal.open(path, now=Clock()) as journal:
        contact = journal.contacts.create(ContactText("Grace Hopper", company="Navy", notes="met twice"))
        yield "contact"
        journal.contacts.save(contact.id, ContactText("Grace B. Hopper", "Navy"), seen=contact.version)
        yield "rename"
        journal.contacts.delete(contact.id)
        yield "delete a contact"
        journal.changes.undo()
        yield "undo"
        journal.roles.set_verdict("Counsel", "ruled-out", "paper")
        yield "verdict"
        journal.entries.log(reflection("- [+] strategic work\n- [-] paper", roles=("Counsel",)))
        journal.themes.merge("strategic work", "strategy")
        yield "merge"
        journal.themes.split("strategy")
        yield "split"
        journal.pitch.write("I was a banker.")
        yield "pitch"
        journal.saved.save("mine", "with:ada")
        yield "saved search"


def an_import(path: Path) -> Iterator[str]:
    """Many things as one transaction, large enough to spill into the file before it is committed."""
    with Journal.open(path, now=Clock()) as journal:
        journal.database.rows("PRAGMA wal_autocheckpoint=25")
        journal.database.rows("PRAGMA cache_size=20")
        journal.database.rows("PRAGMA cache_spill=20")
        with journal.together():
            for number in range(12):
                people = (f"Person {number}", "Ada Lovelace")
                journal.entries.log(meeting(f"{LONG}{number} " * 40, *people, on=date(2026, 10, 1 + number)))
        yield "import"
        journal.entries.log(reflection("after"))
        yield "log"


def backups(path: Path) -> Iterator[str]:
    """Copies, between changes."""
    with Journal.open(path, now=Clock()) as journal:
        journal.backup(path.with_name("backup-1.db"))
        yield "backup-1.db"
        journal.entries.log(reflection("between"))
        yield "log"
        made = journal.back_up("before-import").path.relative_to(path.parent)
        yield str(made)
        yield f"{made}.sha256"
        journal.entries.log(reflection("after"))
        yield "log"


def a_purge(path: Path) -> Iterator[str]:
    """Let something go for good, and write on."""
    with Journal.open(path, now=Clock()) as journal:
        journal.entries.log(reflection("about it", about=1))
        yield "log"
        journal.entries.delete(1)
        yield "delete"
        journal.entries.purge(1)
        yield "purge"
        journal.entries.log(reflection("and on"))
        yield "log"


def some_and_a_backup(path: Path) -> None:
    """A journal that went on after its backup."""
    some(path)
    with Journal.open(path, now=Clock()) as journal:
        journal.back_up("asked")
        journal.entries.log(reflection("after it"))


def damaged_and_a_backup(path: Path) -> None:
    """A journal of which only the first half is left, with a backup."""
    some_and_a_backup(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def restored(path: Path) -> Iterator[str]:
    """Put the backup back, and write on."""
    room = BackupRoom(path, Clock())
    (made,) = room.all()
    kept = restore(made.path, path, Clock()).kept
    assert kept is not None
    yield "restored"
    yield str(kept.relative_to(path.parent))
    with Journal.open(path, now=Clock()) as journal:
        journal.entries.log(reflection("and on"))
        yield "log"


def first(path: Path) -> Iterator[str]:
    """The very first start."""
    with Journal.open(path, now=Clock()) as journal:
        yield "made"
        journal.entries.log(EntryText("reflection", date(2026, 11, 5), "hello"))
        yield "log"


def again(path: Path) -> Iterator[str]:
    """A start with what is there, brought up to date where it is old, and a word added."""
    with Journal.open(path, now=Clock()) as journal:
        yield "opened"
        journal.entries.log(reflection("and on it goes"))
        yield "log"


def of_version(number: int) -> Callable[[Path], None]:
    """A journal as a past version wrote it."""
    return lambda path: from_text(number, path)


STORIES: dict[str, tuple[Callable[[Path], None], Story]] = {
    "entries": (some, entries),
    "drafts": (some, drafts),
    "people and roles": (some, people_and_roles),
    "an import": (some, an_import),
    "a purge": (some, a_purge),
    "backups": (some, backups),
    "a restore": (some_and_a_backup, restored),
    "a restore over damage": (damaged_and_a_backup, restored),
    "the first start": (nothing, first),
    **{f"from version {number}": (of_version(number), again) for number in range(1, migrations.CURRENT + 1)},
}
