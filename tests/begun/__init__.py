"""SQLite for commands that tests start: a database that is not there yet begins as migrating an empty one leaves it."""
