"""Assistance: needs, offers, what fits."""
