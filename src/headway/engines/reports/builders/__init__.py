"""Builders: each fills one section of an outline with blocks of sentences that cite."""
