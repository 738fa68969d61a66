"""jrnl's journals: its text files, folders of them, and its JSON export."""
