"""What the search adds up to."""
