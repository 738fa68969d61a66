"""The calendar that other programs read: what is planned, and what is promised."""
