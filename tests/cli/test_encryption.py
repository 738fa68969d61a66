"""Encrypting from the shell: asked nowhere but on a terminal, and one line where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.journal.sealed import CANARY, PASSPHRASE, holders
from tui.cli import passphrase
from tui.domain.errors import WriteFailed
from tui.journal import kept_texts, keyrings, keys
from tui.journal.entries import Entries
from tui.journal.journal import Journal


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost nothing to derive: other tests hold them against SQLCipher."""
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that holds the passphrase."""
    return given(tmp_path, monkeypatch, keys.FILE, PASSPHRASE)


def given(folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, words: str) -> Path:
    file = folder / variable.lower()
    file.touch(0o600)
    file.write_text(f"{words}\n")
    monkeypatch.setenv(variable, str(file))
    return file


@pytest.fixture
def logged(shell: Shell) -> Shell:
    shell.ok("log", f"- [+] {CANARY}", "--with", "Ada Lovelace")
    shell.ok("backup")
    return shell


def test_a_journal_is_encrypted_used_and_decrypted(
    logged: Shell, secret: Path, journal_path: Path, tmp_path: Path
) -> None:
    assert len(holders(tmp_path, CANARY)) == 2
    done = logged.ok("encrypt")
    assert done.out.splitlines() == [f"Encrypted and verified: {journal_path}", "1 backup was encrypted"]
    assert done.err == (
        "Not touched: exports, and backups made elsewhere. A flash disk may hold old blocks of the journal.\n"
    )
    keys.let_go()
    assert CANARY in logged.ok("show", "1").out
    assert CANARY in logged.ok("find", CANARY).out
    assert logged.ok("doctor", "--json").json["cipher"].startswith("SQLCipher 4")
    assert not holders(tmp_path, CANARY)
    done = logged.ok("decrypt")
    assert done.out == f"Decrypted and verified: {journal_path}\n"
    assert logged.ok("doctor", "--json").json["cipher"] is None
    assert CANARY in logged.ok("show", "1").out


def test_where_there_is_no_journal_an_encrypted_one_is_begun(
    shell: Shell, secret: Path, journal_path: Path
) -> None:
    assert shell.ok("encrypt").out == f"Begun, and encrypted: {journal_path}\n"
    assert journal_path.read_bytes().startswith(keys.MARK)
    shell.ok("log", "x", "--with", "Ada")


def test_the_passphrase_is_changed(
    logged: Shell, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.ok("encrypt")
    given(tmp_path, monkeypatch, keys.NEW_FILE, "another horse battery")
    keys.let_go()
    assert "2 backups were encrypted with it" in logged.ok("rekey").out
    keys.let_go()
    assert "does not open" in logged.fails("meetings")
    secret.write_text("another horse battery")
    assert logged.ok("meetings", "--json").json


def test_nobody_is_waited_for_without_a_terminal(
    logged: Shell, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(keys.FILE)
    assert "there is no terminal to ask for a new passphrase on" in logged.fails("encrypt")
    monkeypatch.setenv(keys.FILE, str(secret))
    logged.ok("encrypt")
    keys.let_go()
    monkeypatch.delenv(keys.FILE)
    for command in ("meetings", "doctor", "today", "decrypt", "rekey", "backup"):
        words = logged.fails(command)
        assert "is encrypted, and there is no terminal to ask for its passphrase on" in words
        assert "$PRESEASON_PASSPHRASE_FILE may name a file" in words


def test_a_text_that_cannot_be_saved_is_kept_encrypted_and_read_back(
    logged: Shell, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.ok("encrypt")

    def fail(*_: object, **__: object) -> None:
        raise WriteFailed("the disk is full; nothing was changed")

    monkeypatch.setattr(Entries, "log", fail)
    words = logged.fails("log", "--with", "Ada", stdin=f"{CANARY} piped")
    kept = words.rpartition("the text is kept in ")[2].strip()
    assert kept.endswith(kept_texts.SEALED)
    assert not holders(tmp_path, CANARY)
    keys.let_go()
    assert logged.ok("kept", "--json").json == [kept]
    assert logged.ok("kept", kept).out.strip() == f"{CANARY} piped"


def test_what_an_editor_left_is_kept_encrypted(
    logged: Shell, secret: Path, tmp_path: Path, editor: object, environment: dict[str, str]
) -> None:
    logged.ok("encrypt")
    editor(f"echo {CANARY.upper()[:6]}{CANARY[6:]} >> $1; exit 3")  # type: ignore[operator]
    words = logged.fails("log", "--with", "Ada")
    kept = Path(words.rpartition("the text is kept in ")[2].strip())
    script = tmp_path / "my editor.sh"
    assert holders(tmp_path, CANARY) == [script]
    assert CANARY.lower() in kept_texts.read_text(kept).lower()


def test_what_cannot_be_done_is_said(logged: Shell, secret: Path, journal_path: Path) -> None:
    assert "is not encrypted: `preseason encrypt` does that" in logged.fails("rekey")
    assert "is not encrypted" in logged.fails("decrypt")
    assert "is not encrypted" in logged.fails("keyring")
    logged.ok("encrypt")
    assert "is encrypted already; `preseason rekey` changes its passphrase" in logged.fails("encrypt")
    secret.write_text("short")
    journal_path.unlink()
    assert "a passphrase has at least 8 characters" in logged.fails("encrypt")
    assert not journal_path.exists()


def test_without_the_extra_the_install_command_is_named(
    logged: Shell, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.ok("encrypt")
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "tui.journal.sqlcipher")
    monkeypatch.delattr("tui.journal.sqlcipher")
    for command in ("meetings", "encrypt", "doctor", "decrypt"):
        assert "is not installed: pip install 'preseason[encrypted]'" in logged.fails(command)


class Ring:
    """A keyring that keeps what it is given in this process."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.asked = 0

    def get_keyring(self) -> Ring:
        return self

    def get_password(self, service: str, name: str) -> str | None:
        self.asked += 1
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(keyrings, "_keyring", lambda: made)
    return made


def test_the_keyring_keeps_the_key_by_choice(
    logged: Shell, secret: Path, ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.ok("encrypt")
    assert (ring.kept, ring.asked) == ({}, 0)
    assert logged.ok("keyring").out == "The keyring of the system keeps the key.\n"
    assert PASSPHRASE not in repr(ring.kept)
    monkeypatch.delenv(keys.FILE)
    keys.let_go()
    assert logged.ok("meetings", "--json").json
    given(tmp_path, monkeypatch, keys.NEW_FILE, "another horse battery")
    before = dict(ring.kept)
    logged.ok("rekey")
    assert len(ring.kept) == 1
    assert ring.kept.keys() != before.keys()
    keys.let_go()
    assert logged.ok("meetings", "--json").json
    assert logged.ok("keyring", "--forget").out == "The keyring has forgotten the key.\n"
    assert ring.kept == {}
    keys.let_go()
    assert "is encrypted" in logged.fails("meetings")


def test_a_keyring_that_is_none_is_said(
    logged: Shell, secret: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged.ok("encrypt")

    def none() -> Ring:
        raise keyrings.NoKeyring("this computer has no keyring")

    monkeypatch.setattr(keyrings, "_keyring", none)
    assert "has no keyring; the passphrase will be asked for" in logged.fails("keyring")
    keys.let_go()
    logged.ok("meetings")


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """A person at a terminal, who types these; what was asked."""
    asked: list[str] = []
    answers = iter(words)

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers, "")

    monkeypatch.setattr(passphrase, "check_terminal", lambda words, variable: None)
    monkeypatch.setattr(passphrase, "_typed", answer)
    return asked


def test_a_person_types_it_twice_and_later_once(
    logged: Shell, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "short", PASSPHRASE, "correct house", PASSPHRASE, PASSPHRASE)
    done = logged.ok("encrypt")
    assert "at least 8 characters" in done.err
    assert "Those were two different ones." in done.err
    assert "nothing can reset it" in done.err
    keys.let_go()
    asked = typing(monkeypatch, "wrong words", PASSPHRASE)
    done = logged.ok("meetings")
    assert done.err == "That is not its passphrase.\n"
    assert asked == [f"Passphrase for {journal_path}: "] * 2
    for words, said in ((("wrong",) * 3, "3 times a wrong passphrase"), (("",), "was not opened")):
        keys.let_go()
        typing(monkeypatch, *words)
        result = logged("meetings")
        assert result.status == 1
        assert said in result.err.splitlines()[-1]


def test_nothing_is_changed_without_a_passphrase(
    logged: Shell, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal_path.read_bytes()
    for words in ((), (PASSPHRASE, ""), (PASSPHRASE, "x") * 3):
        typing(monkeypatch, *words)
        result = logged("encrypt")
        assert (result.status, result.out) == (1, "")
        assert "nothing was changed" in result.err.splitlines()[-1]
    assert journal_path.read_bytes() == before
    with Journal.open(journal_path) as journal:
        assert journal.key is None


def test_encrypting_that_was_broken_off_is_finished(logged: Shell, secret: Path, tmp_path: Path) -> None:
    logged.ok("encrypt", "--backups", "keep")
    assert len(holders(tmp_path, CANARY)) == 1
    advice = logged.ok("doctor", "--json").json["advice"]
    assert advice == [
        "1 backup can be read without the passphrase: `preseason encrypt` encrypts what can be."
    ]
    keys.let_go()
    assert "1 backup was encrypted" in logged.ok("encrypt").out
    assert not holders(tmp_path, CANARY)
    assert "is encrypted already" in logged.fails("encrypt")


def test_a_plain_journal_in_the_place_of_an_encrypted_one_is_noticed(
    logged: Shell, secret: Path, journal_path: Path
) -> None:
    before = journal_path.read_bytes()
    logged.ok("encrypt")
    assert logged.ok("doctor", "--json").json["advice"] == []
    for end in ("-wal", "-shm"):
        journal_path.with_name(journal_path.name + end).unlink(missing_ok=True)
    journal_path.write_bytes(before)
    advice = logged.ok("doctor", "--json").json["advice"]
    assert advice == ["The journal is not encrypted, and its last backup is: is it the one you think it is?"]
