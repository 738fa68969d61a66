"""The journal in full, in formats of our own: JSON, and a folder of Markdown with JSON for the rest."""
