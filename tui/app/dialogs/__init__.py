"""Small questions with typed answers."""
