"""Tables of ratings: one level for a Recommendation or an Immediate Outcome, with its date and round. Pure."""
