"""Reports as a Django app: it keeps the paragraphs that drafters write themselves."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "headway.engines.reports"
    label = "reports"
    verbose_name = "Reports"
