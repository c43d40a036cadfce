"""The State's side of a questionnaire: sections assigned to ministries, their contributions, what was submitted."""
