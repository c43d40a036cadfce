"""Identifiers, uncertain dates, intervals, verdicts, actors as values. No tables."""
