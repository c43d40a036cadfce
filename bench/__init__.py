"""What Headway measures of itself. `python -m bench` prints the table; nothing here is a test."""
