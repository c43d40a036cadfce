"""Organisations, people in office, handing over, what we told whom."""
