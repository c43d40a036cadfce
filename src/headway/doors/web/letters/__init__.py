"""Correspondence of a country file."""
