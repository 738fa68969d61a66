"""The editor: header, Markdown, and what it will become."""
