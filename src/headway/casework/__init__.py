"""The nouns of the work: evidence < assessments < visits < recommendations < plans < assistance."""
