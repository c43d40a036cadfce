"""Finding rows of every kind by their words, as far as the reader may see them."""
