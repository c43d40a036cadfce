"""Questionnaires as a Django app."""

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "headway.casework.questionnaires"
    label = "questionnaires"
    verbose_name = "Questionnaires"
