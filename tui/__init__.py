"""Preseason: a terminal journal for informational interviews."""
