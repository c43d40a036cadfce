"""The door for programs: what a person may see and do here, as JSON, for whoever holds one of their tokens."""
