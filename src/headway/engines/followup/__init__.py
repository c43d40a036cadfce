"""Then and now: delta scope and comparison, pure functions over a snapshot."""
