"""Documents in: given, read, reviewed."""
