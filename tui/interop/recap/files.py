"""A recap into a file that only its owner reads, over nothing that is there unless that is asked for."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui.domain.errors import BadInput, WriteFailed

if TYPE_CHECKING:
    from tui.interop.recap.gather import Recap

Format = Literal["markdown", "html"]
_ENDINGS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


def kind_of(path: Path) -> Format:
    """Which of the two a path asks for; raises BadInput for another."""
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        raise BadInput("recap", f"a recap is a page, .html, or Markdown, .md; “{path.name[:60]}” is neither")
    return found


def checked_path(typed: str, *, replace: bool = False) -> Path:
    """The path that was typed; raises BadInput where no recap can be written, or something stands there
    that is not to be replaced."""
    if not typed:
        raise BadInput("recap", "where to? ~ is your home folder")
    try:
        path = Path(typed).expanduser()
        kind_of(path)
        if "\0" in typed:
            raise BadInput("recap", "that is no path that can be written to")
        if not path.parent.is_dir():
            raise BadInput("recap", f"there is no folder {path.parent}")
        stands = path.is_symlink() or path.exists()
        if stands and not replace:
            raise BadInput("recap", f"{path} is there already, and stays as it is")
        if stands and (path.is_symlink() or not path.is_file()):
            raise BadInput("recap", f"{path} is no plain file, and stays as it is")
    except (OSError, ValueError, RuntimeError) as fault:
        raise BadInput("recap", "that is no path that can be written to") from fault
    return path


def write_recap(recap: Recap, path: Path, *, replace: bool = False) -> None:
    """Write it, 0600, whole or not at all; raises BadInput where something stands there, or WriteFailed."""
    if kind_of(path) == "html":
        from tui.interop.recap.page import to_html

        text = to_html(recap)
    else:
        from tui.interop.recap.markdown import to_markdown

        text = to_markdown(recap)
    made = path.with_name(f".preseason-recap-{os.getpid()}.new")
    try:
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o600)
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(descriptor)
        _put_in_place(made, path, replace=replace)
    except FileExistsError:
        raise BadInput("recap", f"{path} is there already, and stays as it is") from None
    except (OSError, ValueError) as fault:
        words = getattr(fault, "strerror", None) or str(fault)
        raise WriteFailed(f"{path} cannot be written: {words}") from fault
    finally:
        with suppress(OSError):
            made.unlink()


def _put_in_place(made: Path, path: Path, *, replace: bool) -> None:
    if replace:
        made.replace(path)
        return
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        made.rename(path)
