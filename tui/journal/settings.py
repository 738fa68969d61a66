"""What the user may set, where it is kept, and where the journal is when nobody says."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.domain.customs import USUAL, Customs
from tui.domain.entries import MAX_BODY, Kind
from tui.domain.errors import BadInput, WriteFailed
from tui.domain.text import clean
from tui.journal.customs import read_customs, wrong_custom

TEMPLATES: dict[Kind, str] = {
    "meeting": (
        "\n\n## Want\n\n## Don't want\n\n## Introductions\n\n## I promised\n\n## Pitch feedback\n\n"
        "## Follow-ups\n"
    ),
    "reflection": "",
}
"""What a new entry starts with, unless `templates/meeting.md` or `templates/reflection.md` says otherwise."""

_MOST_BYTES = 4 * MAX_BODY
TRASH_DAYS = 30
"""How long things stay in the trash unless `trash_days` says otherwise; 0 is for ever."""
LOCK_MINUTES = 10
"""Minutes without a key after which an encrypted journal is locked, unless `lock_minutes` says otherwise."""


class Settings(NamedTuple):
    """The user's settings: `config.toml` in the config folder, and in the data folder what the app remembers.

    `keys` maps the name of a binding to keys, as Textual writes them; `open_on_today` lets the app open
    there while something is overdue; `trash_days` is how long things stay in the trash, 0 for ever.
    """

    config_folder: Path
    data_folder: Path
    theme: str = ""
    keys: Mapping[str, str] = MappingProxyType({})
    own_theme: str = ""
    customs: Customs = USUAL
    open_on_today: bool = True
    trash_days: int = TRASH_DAYS
    lock_minutes: int = LOCK_MINUTES

    def template(self, kind: Kind) -> str:
        """The text a new entry of this kind starts with; BadInput for a template that cannot be read."""
        path = self.config_folder / "templates" / f"{kind}.md"
        text = _read(path)
        return TEMPLATES[kind] if text is None else clean(text)

    def remember_theme(self, name: str) -> Settings:
        """Start with this theme from now on, until `config.toml` names another; raises WriteFailed."""
        state = {"theme": name, "instead_of": self.own_theme}
        path = self.data_folder / "state.json"
        made = path.with_name(f".state-{os.getpid()}.new")
        try:
            _make_folder(self.data_folder)
            descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                os.fchmod(descriptor, 0o600)
                json.dump(state, file)
            made.replace(path)
        except OSError as error:
            with suppress(OSError):
                made.unlink()
            raise WriteFailed(f"the theme was not remembered: {path}: {_words(error)}") from None
        return self._replace(theme=name)


def load(config_folder: Path | None = None) -> Settings:
    """The settings; BadInput names the file and the line where one is wrong."""
    config = config_folder or _config_folder()
    data = data_folder()
    found = _found(config)
    own_theme = found.get("theme", "")
    return Settings(
        config_folder=config,
        data_folder=data,
        theme=_remembered_theme(data, own_theme) or own_theme,
        keys=found.get("keys", {}),
        own_theme=own_theme,
        customs=read_customs(found),
        open_on_today=found.get("promises", {}).get("open_on_today", True),
        trash_days=found.get("trash_days", TRASH_DAYS),
        lock_minutes=found.get("encryption", {}).get("lock_minutes", LOCK_MINUTES),
    )


def load_customs() -> Customs:
    """What the settings say of promises, for a command that needs nothing else; raises BadInput as `load`."""
    return read_customs(_found(_config_folder()))


def journal_path(option: str | None) -> Path:
    """The journal's path: the option, else $PRESEASON_DB, else `journal.db` in the user's data folder."""
    given = option if option is not None else os.environ.get("PRESEASON_DB")
    if not given:
        if option is not None:
            raise BadInput("db", "the journal's path is empty")
        return data_folder() / "journal.db"
    try:
        return Path(given).expanduser()
    except RuntimeError:
        raise BadInput("db", f"there is no home folder to find {given} in") from None


def _config_folder() -> Path:
    given = os.environ.get("PRESEASON_CONFIG")
    if given:
        return Path(given)
    from platformdirs import user_config_dir

    return _at_home(user_config_dir)


def data_folder() -> Path:
    """Where what is the user's is kept, if nobody says otherwise; raises BadInput where there is no home."""
    from platformdirs import user_data_dir

    return _at_home(user_data_dir)


def _at_home(find: Callable[..., str]) -> Path:
    try:
        path = Path(find("preseason", appauthor=False))
    except RuntimeError:
        path = Path("~")
    if not path.is_absolute() or "~" in path.parts:
        raise BadInput("HOME", "there is no home folder: set $HOME, or name the journal with --db")
    return path


def _found(config: Path) -> dict[str, Any]:
    path = config / "config.toml"
    text = _read(path)
    return _parse(path, text) if text is not None else {}


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("config.toml", f"{path}: {_lower(str(error))}") from None
    for name, value in found.items():
        wrong = _fault(name, value)
        if wrong:
            raise BadInput("config.toml", f"{path}: line {_line_of(text, name)}: {wrong}")
    for table, check in _TABLES.items():
        for name, value in found.get(table, {}).items():
            wrong = check(table, name, value)
            if wrong:
                raise BadInput("config.toml", f"{path}: line {_line_of(text, name, table)}: {wrong}")
    return found


def _fault(name: str, value: object) -> str | None:
    if name == "theme":
        return None if isinstance(value, str) else "theme must be the name of a theme, in quotes"
    if name in _TABLES:
        return None if isinstance(value, dict) else f"{name} must be a table: [{name}]"
    if name == "trash_days":
        fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 100_000
        return None if fits else "trash_days must be a number of days, 0 for ever"
    return f"there is no setting {name!r}; there are theme, trash_days, {_listed(_TABLES)}"


def _wrong_keys(table: str, name: str, value: object) -> str | None:
    if isinstance(value, str):
        return None
    return f'the keys of {name} must be one text, such as "n" or "n,insert"'


def _wrong_encryption(table: str, name: str, value: object) -> str | None:
    if name != "lock_minutes":
        return f"there is no setting {name!r} in [{table}]; there is lock_minutes"
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000
    return None if fits else "lock_minutes must be a number of minutes, 0 for never"


_TABLES: dict[str, Callable[[str, str, object], str | None]] = {
    "keys": _wrong_keys,
    "promises": wrong_custom,
    "going_cold": wrong_custom,
    "encryption": _wrong_encryption,
}


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}"


def _line_of(text: str, name: str, table: str = "") -> int:
    """The line that sets a name, after that of its table if it has one."""
    start = 0
    if table:
        head = re.search(rf"^[ \t]*\[[ \t]*[\"']?{table}\b", text, re.MULTILINE)
        start = head.start() if head else 0
    named = re.compile(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*[\].=]", re.MULTILINE)
    match = named.search(text, start)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _remembered_theme(data: Path, own_theme: str) -> str:
    try:
        state = json.loads((data / "state.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""  # what the app remembers is a convenience: without it, it starts as it first did
    if not isinstance(state, dict) or state.get("instead_of", "") != own_theme:
        return ""
    theme = state.get("theme")
    return theme if isinstance(theme, str) else ""


def _read(path: Path) -> str | None:
    try:
        with open(path, "rb", opener=_at_once) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) and found.st_rdev != Path(os.devnull).stat().st_rdev:
                raise BadInput(path.name, f"{path} is not a file")
            return file.read(_MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(path.name, f"{path} cannot be read: {_words(error)}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput(path.name, f"{path}: line {line}: this is not UTF-8") from None


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever may write to a named pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _make_folder(folder: Path) -> None:
    for each in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        each.mkdir(0o700, exist_ok=True)
        each.chmod(0o700)


def _words(error: OSError) -> str:
    return _lower(error.strerror or "the system refused")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
