"""For who writes Headway: what pages say is found, put into message files and compiled. Never installed with it."""
