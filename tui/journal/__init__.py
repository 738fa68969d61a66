"""The one door to the data, and the only room that knows the database."""
