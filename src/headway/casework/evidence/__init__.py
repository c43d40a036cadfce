"""Sources, passages, observations, figures: what was said, by whom, and where it stands."""
