"""What the rows of a tracker can become: one file for each kind of row, and the list of them."""
