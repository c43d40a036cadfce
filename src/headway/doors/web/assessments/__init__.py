"""An assessment: its first page, its stages, what hangs on it."""
