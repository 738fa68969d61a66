"""The page to read before a meeting."""
