"""Taking over what a reply, a response table, ratings or a law hold: offers, and what a person accepts of them."""
