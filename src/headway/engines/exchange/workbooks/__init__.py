"""Workbooks that a ministry fills in offline: written, read back, compared, taken over. Nouns: Stamp, Item, Preview."""
