"""Bringing in what other programs hold, and taking everything out."""
