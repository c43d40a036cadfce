"""Which offer fits a need, with reasons."""
