"""A table of what a State has done on each recommendation, as it reports it. Pure."""
