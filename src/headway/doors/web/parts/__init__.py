"""What pages are made of: addresses, fields, marks, words, lists."""
