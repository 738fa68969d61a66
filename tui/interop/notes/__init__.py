"""Folders of Markdown: our own, and those that Obsidian, nb and people by hand keep."""
