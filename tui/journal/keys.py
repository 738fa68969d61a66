"""The keys this program was given, by the salt of the files they open; where another one comes from.

A file that is encrypted begins with its salt, 16 bytes of which the first four say that it is ours. The key
is derived of the passphrase and the salt as SQLCipher itself does it, so that its own tools open the file as
well; once a run instead of once a connection, since that takes a seventh of a second.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui.domain.errors import BadInput, JournalLocked, WrongPassphrase

MARK = b"PreS"
SALT = 16
ROUNDS = 256_000
"""Of PBKDF2 with HMAC-SHA512: SQLCipher's own number."""
LEAST = 8
"""Characters in a passphrase at least."""
MOST = 1_000

FILE = "PRESEASON_PASSPHRASE_FILE"
"""The variable that names a file, or a pipe, whose first line is the passphrase."""
NEW_FILE = "PRESEASON_NEW_PASSPHRASE_FILE"
"""The same for the passphrase that is to come, where one is changed."""


class Key(NamedTuple):
    """The key of a file and its salt; it never shows itself."""

    raw: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def literal(self) -> str:
        """As SQLCipher takes it: nothing is derived any more."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


_held: dict[bytes, Key] = {}
_ask: Callable[[Path, Callable[[str], Key | None]], Key] | None = None


def let_ask(asker: Callable[[Path, Callable[[str], Key | None]], Key] | None) -> None:
    """Have somebody asked for the passphrase of a file, who is given what tries one; None asks nobody."""
    global _ask  # noqa: PLW0603 - there is one person at the keyboard
    _ask = asker


def hold(key: Key) -> None:
    """Open whatever has this salt from here on."""
    _held.pop(key.salt, None)
    _held[key.salt] = key


def held(salt: bytes) -> Key | None:
    """The key of a salt, if it is held."""
    return _held.get(salt)


def let_go() -> None:
    """Hold no key any more."""
    _held.clear()


def last_held() -> Key | None:
    """The key of the journal this program works on; None where that is not encrypted, or still locked."""
    return next(reversed(_held.values()), None)


def new_key(passphrase: str) -> Key:
    """A key with a salt of its own; raises BadInput for a passphrase that is too short or too long."""
    words = normal(passphrase)
    if len(words) < LEAST:
        raise BadInput("passphrase", f"a passphrase has at least {LEAST} characters; several words are best")
    if len(words) > MOST:
        raise BadInput("passphrase", f"a passphrase has at most {MOST} characters")
    return derive(words, MARK + os.urandom(SALT - len(MARK)))


def derive(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase is with a salt; a seventh of a second."""
    import hashlib

    words = normal(passphrase).encode("utf-8", "surrogateescape")
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, 32), salt)


def normal(passphrase: str) -> str:
    """The same passphrase, however a keyboard puts its accents together."""
    import unicodedata

    return unicodedata.normalize("NFC", passphrase)


def obtain(path: Path, salt: bytes, fits: Callable[[Key], bool]) -> Key:
    """The key of the file at a path: one that is held, else of the passphrase file, the keyring, a person.

    Raises WrongPassphrase, or JournalLocked where nobody can be asked.
    """
    held = _held.get(salt)
    if held is not None:
        return held
    key = _from_file(path, salt, fits) or _from_keyring(salt, fits)
    if key is None:
        if _ask is None:
            raise JournalLocked(f"{path} is encrypted, and its passphrase was not given")
        key = _ask(path, lambda passphrase: fitting(passphrase, salt, fits))
    hold(key)
    return key


def fitting(passphrase: str, salt: bytes, fits: Callable[[Key], bool]) -> Key | None:
    """The key that a passphrase is, if it fits."""
    key = derive(passphrase, salt)
    return key if fits(key) else None


def passphrase_in_file(variable: str = FILE) -> str | None:
    """The passphrase in the file that a variable of the environment names; None where it names none.

    Raises BadInput where that cannot be read, or others can read it too.
    """
    name = os.environ.get(variable)
    if not name:
        return None
    import stat

    try:
        with Path(name).open("rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) & 0o077:
                raise BadInput("passphrase", f"{name} can be read by others: `chmod 600` it first")
            line = file.readline(4 * MOST + 2)
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or "its name is no path").lower()
        raise BadInput("passphrase", f"the passphrase in {name} cannot be read: {reason}") from None
    return line.decode("utf-8", "surrogateescape").rstrip("\r\n")


def _from_file(path: Path, salt: bytes, fits: Callable[[Key], bool]) -> Key | None:
    passphrase = passphrase_in_file()
    if passphrase is None:
        return None
    key = fitting(passphrase, salt, fits)
    if key is None:
        raise WrongPassphrase(f"the passphrase in {os.environ[FILE]} does not open {path}")
    return key


def _from_keyring(salt: bytes, fits: Callable[[Key], bool]) -> Key | None:
    from tui.journal import keyrings

    key = keyrings.find(salt) if keyrings.is_kept(salt) else None
    return key if key is not None and fits(key) else None
