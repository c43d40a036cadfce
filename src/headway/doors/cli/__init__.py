"""The command line: headway."""
