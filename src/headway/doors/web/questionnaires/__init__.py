"""Questionnaires: three voices, the ministries' sections, on the site, in Excel and in Word."""
