"""What turns nouns into answers: intake, followup, search, analysis, reports, exchange."""
