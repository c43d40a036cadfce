"""Letters written here: one to each ministry in one act, numbered, from a Word template that people can replace."""
