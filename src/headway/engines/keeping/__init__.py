"""Keeping an installation: backups, restoring them, and what to mend."""
