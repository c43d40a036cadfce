"""Where people and programs come in: web and command line."""
