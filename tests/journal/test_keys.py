"""Keys: derived as SQLCipher does it, found in this order, never shown."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput, JournalLocked, WrongPassphrase
from tui.journal import keys
from tui.journal.keys import Key

PATH = Path("journal.db")
SALT = keys.MARK + b"123456789abc"


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving in no time."""
    monkeypatch.setattr(keys, "ROUNDS", 1)


def fits(*passphrases: str) -> object:
    wanted = {keys.derive(each, SALT) for each in passphrases}
    return lambda key: key in wanted


def test_a_key_is_what_sqlcipher_makes_of_a_passphrase() -> None:
    """Worked out by another program: PBKDF2 with HMAC-SHA512 and 256,000 rounds, 32 bytes."""
    from hashlib import pbkdf2_hmac

    assert keys.derive("correct horse", SALT).raw == pbkdf2_hmac(
        "sha512", b"correct horse", SALT, 256_000, 32
    )


def test_a_key_does_not_show_itself() -> None:
    key = Key(b"r" * 32, SALT)
    assert repr(key) == str(key) == f"{key}" == "Key(…)"
    assert repr([key]) == "[Key(…)]"


def test_every_new_key_has_a_salt_of_its_own_that_says_whose_it_is(derived: None) -> None:
    one, other = keys.new_key("correct horse"), keys.new_key("correct horse")
    assert one.salt != other.salt
    assert one.raw != other.raw
    assert all(len(each.salt) == 16 and each.salt.startswith(b"PreS") for each in (one, other))


@pytest.mark.parametrize("passphrase", ["", "1234567", "x" * 1001, "é" * 7])
def test_a_passphrase_that_is_too_short_or_too_long_is_refused(passphrase: str) -> None:
    with pytest.raises(BadInput, match="a passphrase has at"):
        keys.new_key(passphrase)


@given(st.text(min_size=8, max_size=40))
def test_a_passphrase_is_the_same_however_its_accents_are_put_together(words: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS", 1)
        forms = {keys.derive(unicodedata.normalize(form, words), SALT) for form in ("NFC", "NFD")}
    assert len(forms) == 1


def test_what_is_held_is_asked_for_first(derived: None) -> None:
    key = keys.derive("correct horse", SALT)
    keys.hold(key)
    assert keys.obtain(PATH, SALT, lambda _: False) is key
    assert keys.last_held() is key
    keys.let_go()
    assert keys.last_held() is None
    with pytest.raises(JournalLocked, match="is encrypted"):
        keys.obtain(PATH, SALT, lambda _: True)


def test_a_person_is_asked_who_may_be_wrong(derived: None) -> None:
    tried: list[Key | None] = []

    def ask(path: Path, fitting: object) -> Key:
        tried.extend((fitting("wrong horse"), fitting("correct horse")))  # type: ignore[operator]
        assert tried[1] is not None
        return tried[1]

    keys.let_ask(ask)  # type: ignore[arg-type]
    found = keys.obtain(PATH, SALT, fits("correct horse"))  # type: ignore[arg-type]
    assert tried == [None, found]
    assert keys.held(SALT) is found


def test_the_passphrase_file_is_read_before_anybody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived: None
) -> None:
    file = tmp_path / "secret"
    file.touch(0o600)
    file.write_text("correct horse\r\nand what comes after\n")
    monkeypatch.setenv(keys.FILE, str(file))
    found = keys.obtain(PATH, SALT, fits("correct horse"))  # type: ignore[arg-type]
    assert found == keys.derive("correct horse", SALT)
    keys.let_go()
    with pytest.raises(WrongPassphrase, match="does not open journal"):
        keys.obtain(PATH, SALT, lambda _: False)


def test_a_passphrase_file_that_others_can_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    file.write_text("correct horse")
    file.chmod(0o640)
    monkeypatch.setenv(keys.FILE, str(file))
    with pytest.raises(BadInput, match="can be read by others: `chmod 600` it"):
        keys.passphrase_in_file()
    file.chmod(0o600)
    assert keys.passphrase_in_file() == "correct horse"


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "."])
def test_a_passphrase_file_that_cannot_be_read_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys.os, "environ", {keys.FILE: f"{tmp_path}/{name}"})
    with pytest.raises(BadInput, match="cannot be read: "):
        keys.passphrase_in_file()
