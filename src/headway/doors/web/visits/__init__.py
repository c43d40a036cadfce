"""Visits and their meetings: planned, held, written down."""
