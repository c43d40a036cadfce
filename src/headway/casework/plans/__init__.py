"""Measures, the national strategy and its pillars."""
