"""Evidence as a Django app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "headway.casework.evidence"
    label = "evidence"
    verbose_name = "Evidence"
