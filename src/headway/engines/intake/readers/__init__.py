"""Bytes become one common layer: a text and blocks over it with exact offsets and pages; nothing is understood here."""
