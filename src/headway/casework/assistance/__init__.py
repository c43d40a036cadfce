"""Needs agreed with the State, offers of partners, matches."""
