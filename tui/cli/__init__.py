"""The command line: parse, call the journal, print."""
