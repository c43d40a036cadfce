"""Spreadsheets that somebody kept: read, their columns mapped once to a recipe, shown dry, applied, undone."""
