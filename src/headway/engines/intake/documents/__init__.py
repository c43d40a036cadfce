"""What kind of document it is, and a small reader for each kind over the common layer; nothing is stored here."""
