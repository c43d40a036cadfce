"""Who can see what, opening and closing, consents."""
