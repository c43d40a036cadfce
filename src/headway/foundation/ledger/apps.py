"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "headway.foundation.ledger"
    label = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        from headway.foundation.ledger import guard  # its receiver needs the app registry

        guard.connect()
