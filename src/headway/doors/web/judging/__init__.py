"""Judging, area by area."""
