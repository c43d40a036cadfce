"""The entries of the demonstration's files, by noun; `values` gathers them."""
