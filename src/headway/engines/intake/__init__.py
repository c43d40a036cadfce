"""A document becomes proposed rows, each with the passage it rests on: read, recognise, propose, accept."""
