"""Sentences with offsets, hedges, words for search, vectors. No tables."""
