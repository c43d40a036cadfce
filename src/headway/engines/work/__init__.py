"""What waits for whom: a person's own page, the reminders they get, the calendar they subscribe to."""
