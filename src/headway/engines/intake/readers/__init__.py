"""Bytes become one common layer: a text, and blocks over it with exact offsets and pages. Nothing is understood here."""
