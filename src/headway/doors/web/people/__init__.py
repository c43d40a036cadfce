"""People at the door: signing in, one's own account, inviting others, and looking after accounts."""
