"""The language a text is in, and its words in other languages: rows of their own beside the text of record."""
