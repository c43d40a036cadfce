"""Reference data from files: States, bodies, instruments, provisions, areas, scales, procedures, questions, indicators.

Verbs: read the files strictly, load them into the database, ask what applies.
"""
