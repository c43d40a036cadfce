"""Procedures with clocks: what is due when, who has the pen, which gates are open."""
