"""A reply to a list of questions: which answer answers which question, and what was not answered. Pure."""
