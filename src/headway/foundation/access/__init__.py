"""Users, memberships, circles, grants, consents; CaseRecord and visible_to(actor)."""
