"""The demonstration: a fictional State's case read from files and written through the services of casework."""
