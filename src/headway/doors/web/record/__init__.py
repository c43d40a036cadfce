"""What the ledger tells of a row: its past, who read it, the proof."""
