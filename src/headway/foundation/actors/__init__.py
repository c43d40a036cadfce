"""Organisations: ministries, agencies, partners, assessing bodies, teams; their names over time and succession."""
