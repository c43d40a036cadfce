"""Headway: assessing how States implement international obligations, and following up with proof."""

__version__ = "0.1.0"
