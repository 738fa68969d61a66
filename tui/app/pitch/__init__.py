"""The pitch and its versions."""
