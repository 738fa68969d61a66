"""Tables of people as comma-separated values: LinkedIn's, and anybody's spreadsheet."""
