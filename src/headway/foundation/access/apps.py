"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "headway.foundation.access"
    label = "access"
    verbose_name = "Access"

    def ready(self) -> None:
        from headway.foundation.access.circle_links import keep_circles  # needs the app registry
        from headway.foundation.access.marking import keep_marking
        from headway.foundation.access.second_lock import connect
        from headway.foundation.access.sight import keep_sight
        from headway.foundation.ledger.changes import check_before_writing

        connect()
        check_before_writing(keep_sight)
        check_before_writing(keep_circles)
        check_before_writing(keep_marking)
