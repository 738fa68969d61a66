"""Who is in the trash keeps no name from anybody: they step aside, and are called as they were once they are
back and the name is free. Inside a write only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.errors import BadInput
from tui.journal.packing import key
from tui.journal.statements import update

if TYPE_CHECKING:
    from tui.journal.database import Database

_HOLDER = """
    SELECT c.id, c.name, c.deleted_at IS NOT NULL,
        EXISTS (SELECT 1 FROM entry_contact l JOIN entry e ON e.id = l.entry_id
            WHERE l.contact_id = c.id AND e.deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM introduction i JOIN entry e ON e.id = i.entry_id
            WHERE i.contact_id = c.id AND i.closed_at IS NULL AND e.deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM contact WHERE introduced_by_id = c.id AND deleted_at IS NULL)
    FROM contact c WHERE c.fold = ? AND c.id <> ?"""
_BY_ALIAS = """
    SELECT a.name, c.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id
    WHERE a.fold = ?1 AND c.id <> ?2 AND NOT EXISTS (SELECT 1 FROM contact WHERE fold = ?1)"""

_BORNE = "SELECT 1 FROM contact WHERE fold = ?1 UNION ALL SELECT 1 FROM contact_alias WHERE fold = ?1"


def make_room(database: Database, name: str, contact: int = 0) -> None:
    """See to it that a contact can have this name; raises BadInput where another one has it, or had it before
    it was merged. For a new contact (0) one in the trash is none: it comes back.

    Of who is in the trash and is named by nothing that is not, nobody sees that they step aside.
    """
    for each, called, trashed, needed in database.rows(_HOLDER, (key(name), contact)):
        if not trashed:
            raise BadInput("name", f"there is already a contact called {called}")
        if contact and needed:
            raise BadInput(
                "name",
                f"{called} is in the trash, but is still spoken of: bring {called} back first "
                f"(`preseason undelete {called}`) to merge the two, or to give one of them another name",
            )
        if contact:
            _call(database, each, _free(database, called))
    for called, is_now in database.rows(_BY_ALIAS, (key(name), contact)):
        raise BadInput("name", f"{called} is another name of {is_now}, since the two were merged")


def call_again(database: Database, contact: int, name: str) -> None:
    """Let somebody who stepped aside be called so again, where the name is free."""
    called = database.value("SELECT name FROM contact WHERE id = ?", (contact,))
    aside = called.startswith(f"{name} (") and called[len(name) + 2 : -1].isdigit()
    if aside and _is_free(database, name):
        _call(database, contact, name)


def _call(database: Database, contact: int, name: str) -> None:
    update(database, "contact", contact, {"name": name, "fold": key(name)})


def _free(database: Database, name: str) -> str:
    number = 2
    while not _is_free(database, f"{name} ({number})"):
        number += 1
    return f"{name} ({number})"


def _is_free(database: Database, name: str) -> bool:
    return not database.rows(
        "SELECT 1 FROM contact WHERE fold = ?1 UNION ALL SELECT 1 FROM contact_alias WHERE fold = ?1",
        (key(name),),
    )
