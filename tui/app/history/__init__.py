"""The past of an entry: its revisions, and what was put away."""
