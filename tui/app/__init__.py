"""The Textual app: screens that show the journal and send it what was typed."""
