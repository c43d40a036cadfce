"""IATI activities read as offers of assistance."""
