"""The recap of a job search: all that came of it on a few pages, to keep and to print."""

from tui.interop.recap.files import kind_of, write_recap
from tui.interop.recap.gather import Recap, gather
from tui.interop.recap.markdown import to_markdown
from tui.interop.recap.page import to_html

__all__ = ["Recap", "gather", "kind_of", "to_html", "to_markdown", "write_recap"]
