"""A folder at a time: files wait, are read in a job, and are worked off by several people side by side."""
