"""What waits for whom, as a Django app: it keeps when somebody was reminded, and their calendar links."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "headway.engines.work"
    label = "work"
    verbose_name = "Work"
