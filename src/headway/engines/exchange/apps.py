"""Exchange as a Django app: it remembers the forms that went out and the files that came back."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "headway.engines.exchange"
    label = "exchange"
    verbose_name = "Exchange"
