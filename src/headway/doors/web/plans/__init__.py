"""Strategies and measures, and figures in flow."""
