"""An earlier report: its recommendations in whichever form they were printed, whether any is missing, and what else it tells."""
