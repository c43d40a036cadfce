"""Recommendations, lineage, positions, progress and undertakings."""
