"""Every change as a revision: Record, Revision, Changeset; changeset(), history, as_of, verify, expunge."""
