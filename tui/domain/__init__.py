"""What things are and what they mean. Pure: the standard library and markdown-it only."""
