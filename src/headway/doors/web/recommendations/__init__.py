"""Recommendations over the years: lists, one's path, what is done with several."""
