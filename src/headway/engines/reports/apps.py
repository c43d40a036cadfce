"""Reports as a Django app: it keeps the paragraphs that drafters write themselves."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "headway.engines.reports"
    label = "reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        from headway.engines.reports.adoption import register_clearing  # need the app registry
        from headway.engines.reports.drafted import register_texts
        from headway.engines.reports.publishing_by_two import register_publishing

        register_clearing()
        register_publishing()
        register_texts()
