"""An encrypted journal's door: asking for its passphrase, and locking it."""
