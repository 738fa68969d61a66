"""The keyring of the system, where its user has chosen to have the key of a journal kept there.

What is kept is the key itself, not the passphrase, which may open other things too. Which keys are in the
keyring is noted by their salts in a small file, so that nobody who never chose this waits for a keyring.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.domain.errors import PreseasonError
from tui.journal.keys import SALT, Key

SERVICE = "preseason"
NOTE = "keyring"
"""The file in the data folder that lists the salts."""
_GOOD = 1
"""The least priority of a keyring that is one; below it, they keep what they are given readable."""


class NoKeyring(PreseasonError):
    """There is no keyring, or it would not do what it was asked."""


def is_kept(salt: bytes) -> bool:
    """Whether the keyring was given the key of a salt; the keyring itself is not asked."""
    return salt.hex() in _noted()


def find(salt: bytes) -> Key | None:
    """The key of a salt; None where the keyring does not give it."""
    faults = _faults()
    try:
        found = _keyring().get_password(SERVICE, salt.hex())
        raw = bytes.fromhex(found) if found else b""
    except (NoKeyring, ValueError):
        return None
    except faults:
        return None
    return Key(raw, salt) if len(raw) == 2 * SALT else None


def keep(key: Key) -> None:
    """Give the keyring a key; raises NoKeyring."""
    try:
        _keyring().set_password(SERVICE, key.salt.hex(), key.raw.hex())
    except _faults() as fault:
        raise NoKeyring(f"the keyring did not take the key ({type(fault).__name__})") from None
    if find(key.salt) != key:
        raise NoKeyring("the keyring took the key and does not give it back")
    _note([*_noted(), key.salt.hex()])


def forget(salt: bytes) -> bool:
    """Have the keyring forget the key of a salt; whether it had it. Raises NoKeyring."""
    if not is_kept(salt):
        return False
    try:
        _keyring().delete_password(SERVICE, salt.hex())
    except _faults() as fault:
        if find(salt) is not None:
            raise NoKeyring(f"the keyring would not forget the key ({type(fault).__name__})") from None
    _note([each for each in _noted() if each != salt.hex()])
    return True


def _keyring() -> Any:
    try:
        import keyring
    except ImportError:
        raise NoKeyring(
            "there is nothing here that reaches a keyring: pip install 'preseason[encrypted]'"
        ) from None
    found = keyring.get_keyring()
    if float(found.priority) < _GOOD:
        raise NoKeyring("this computer has no keyring, or only one that keeps what it is given readable")
    return found


def _faults() -> tuple[type[BaseException], ...]:
    """What a keyring raises: its own errors, and those of what it talks to."""
    try:
        from keyring.errors import KeyringError
    except ImportError:
        return (OSError, RuntimeError)
    return (KeyringError, OSError, RuntimeError)


def _path() -> Path:
    from tui.journal.settings import data_folder

    return data_folder() / NOTE


def _noted() -> list[str]:
    with suppress(OSError, PreseasonError):
        return _path().read_text("ascii", "replace").split()
    return []


def _note(salts: list[str]) -> None:
    from tui.journal import backups, disk, paths

    path = _path()
    paths.make_folder(path)
    made = backups.unfinished(path)
    try:
        disk.precreate(made)
        disk.write(made, "".join(f"{each}\n" for each in dict.fromkeys(salts)).encode())
        disk.rename(made, path)
    except OSError as fault:
        disk.remove(made)
        raise NoKeyring(f"{path} cannot be written: {paths.words(fault)}") from None
