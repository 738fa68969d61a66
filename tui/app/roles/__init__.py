"""The Roles board."""
