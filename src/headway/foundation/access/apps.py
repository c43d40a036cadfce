"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "headway.foundation.access"
    label = "access"
    verbose_name = "Access"

    def ready(self) -> None:
        from headway.foundation.access.sight import keep_sight  # needs the app registry
        from headway.foundation.ledger.changes import check_before_writing

        check_before_writing(keep_sight)
