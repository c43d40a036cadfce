"""Then and now, reports, drafts with their comments, public versions."""
