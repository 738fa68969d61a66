"""Whether the journal is encrypted, with which passphrase, and what was kept so beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import options, out, passphrase
from tui.cli.door import Door, pass_door
from tui.domain.errors import BadInput, JournalRefused, PreseasonError
from tui.journal.kept_texts import SEALED, kept_texts, read_text

if TYPE_CHECKING:
    from tui.journal.keys import Key
    from tui.journal.sealing import OnBackups, Sealed

_ALIKE: dict[str, OnBackups] = {"encrypt": "alike", "decrypt": "alike", "remove": "remove", "keep": "keep"}


@click.command()
@click.option(
    "--backups",
    type=click.Choice(("encrypt", "remove", "keep")),
    default="encrypt",
    help="What becomes of its backups, which anyone can read who reads your files: they are encrypted too.",
)
@click.option("--keyring", is_flag=True, help="Let the keyring of the system keep the key.")
@pass_door
def encrypt(door: Door, backups: str, keyring: bool) -> None:
    """Encrypt the journal and its backups with a passphrase, which is asked for.

    A copy is made, verified and put in the place of the journal, which is then overwritten. Where there is no
    journal yet, one is begun.
    """
    from tui.journal import cipher, sealing
    from tui.journal.clock import system_now

    cipher.library()
    path = door.path
    if door.begun and _is_encrypted(path):
        _encrypt_the_rest(door, _ALIKE[backups])
        return
    key = passphrase.choose()
    if not door.begun:
        sealing.begin(path, key)
        out.say(f"Begun, and encrypted: {out.line(str(path))}")
    else:
        done = sealing.turn(path, key, system_now, on_backups=_ALIKE[backups], tell=_tell)
        out.say(f"Encrypted and verified: {out.line(str(path))}")
        _say_backups(done, "encrypted")
        _say_readable(door, done)
    if keyring:
        _keep(key)


@click.command()
@click.option(
    "--backups",
    type=click.Choice(("decrypt", "remove", "keep")),
    default="keep",
    help="What becomes of its backups: they stay encrypted, and open with the passphrase.",
)
@pass_door
def decrypt(door: Door, backups: str) -> None:
    """Let the journal be readable without a passphrase again, by anyone who reads your files."""
    from tui.journal import sealing
    from tui.journal.clock import system_now

    if not _is_encrypted(door.path):
        raise JournalRefused(f"{door.path} is not encrypted")
    done = sealing.turn(door.path, None, system_now, on_backups=_ALIKE[backups], tell=_tell)
    out.say(f"Decrypted and verified: {out.line(str(door.path))}")
    _say_backups(done, "decrypted")
    _say_left(done, "still encrypted")


@click.command()
@click.option(
    "--backups",
    type=click.Choice(("encrypt", "remove", "keep")),
    default="encrypt",
    help="What becomes of its backups, which open with the old passphrase: they are encrypted anew.",
)
@pass_door
def rekey(door: Door, backups: str) -> None:
    """Change the passphrase of the journal and its backups: each is copied, verified and put in its place."""
    from tui.journal import keyrings, keys, sealing
    from tui.journal.clock import system_now

    if not _is_encrypted(door.path):
        raise JournalRefused(f"{door.path} is not encrypted: `preseason encrypt` does that")
    with door.open() as journal:
        old = journal.database.key
    key = passphrase.choose(keys.NEW_FILE)
    done = sealing.turn(door.path, key, system_now, on_backups=_ALIKE[backups], tell=_tell)
    out.say(f"Encrypted with the new passphrase, and verified: {out.line(str(door.path))}")
    _say_backups(done, "encrypted with it")
    _say_left(done, "still opens with an earlier passphrase")
    if old is not None and keyrings.is_kept(old.salt):
        _keep(key)
        keyrings.forget(old.salt)


@click.command()
@click.option("--forget", is_flag=True, help="Have it forget the key: the passphrase is asked for again.")
@pass_door
def keyring(door: Door, forget: bool) -> None:
    """Let the keyring of the system keep the journal’s key, so that nobody is asked for the passphrase."""
    from tui.journal import cipher, keyrings

    salt = cipher.salt_of(door.path) if door.begun else None
    if salt is None:
        raise JournalRefused(f"{door.path} is not encrypted")
    if forget:
        had = keyrings.forget(salt)
        out.say("The keyring has forgotten the key." if had else "The keyring does not have its key.")
        return
    with door.open() as journal:
        key = journal.database.key
    if key is not None:
        _keep(key)


@click.command()
@click.argument("path", metavar="[PATH]", required=False)
@options.as_json
@pass_door
def kept(door: Door, path: str | None, as_json: bool) -> None:
    """List the texts that are in a file instead of the journal, or print one, encrypted or not."""
    if path is None:
        found = [str(each) for each in kept_texts(door.kept_texts())]
        if as_json:
            out.say_json(found)
        for each in found if not as_json else ():
            out.say(out.line(each))
        return
    text = read_text(Path(path).expanduser())
    if as_json:
        out.say_json({"path": path, "text": text})
    else:
        out.say_body(text)


def _encrypt_the_rest(door: Door, on_backups: OnBackups) -> None:
    """Backups that are still plain, as where an earlier run was broken off."""
    from tui.journal import sealing
    from tui.journal.clock import system_now

    with door.open() as journal:
        key = journal.database.key
        plain = journal.backups.readable()
    if not plain or on_backups == "keep":
        raise JournalRefused(f"{door.path} is encrypted already; `preseason rekey` changes its passphrase")
    done = sealing.turn_backups(door.path, key, system_now, on_backups=on_backups, tell=_tell)
    out.say(f"Encrypted already: {out.line(str(door.path))}")
    _say_backups(done, "encrypted")
    _say_readable(door, done)


def _is_encrypted(path: Path) -> bool:
    from tui.journal import cipher, paths

    real = paths.real_path(path)
    return paths.existing(real) is not None and cipher.salt_of(real) is not None


def _tell(words: str) -> None:
    if out.on_terminal(sys.stderr):
        out.note(f"… {words}")


def _say_backups(done: Sealed, how: str) -> None:
    for number, words in ((done.turned, how), (done.removed, "removed")):
        if number:
            out.say(f"{number} backup{'s' * (number != 1)} {'was' if number == 1 else 'were'} {words}")


def _say_left(done: Sealed, how: str) -> None:
    for path in done.left:
        out.say(f"{how}: {out.line(str(path))}")


def _say_readable(door: Door, done: Sealed) -> None:
    """What is left beside it that needs no passphrase; what lies elsewhere nobody here knows of."""
    _say_left(done, "could not be encrypted, and is readable")
    for path in kept_texts(door.kept_texts()):
        if not path.name.endswith(SEALED):
            out.say(f"kept text, readable: {out.line(str(path))}")
    out.note(
        "Not touched: exports, and backups made elsewhere. A flash disk may hold old blocks of the journal."
    )


def _keep(key: Key) -> None:
    from tui.journal import keyrings

    try:
        keyrings.keep(key)
    except (keyrings.NoKeyring, BadInput, PreseasonError) as fault:
        raise PreseasonError(f"{out.sentence(fault)}; the passphrase will be asked for") from None
    out.say("The keyring of the system keeps the key.")
