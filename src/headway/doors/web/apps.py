"""The pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "headway.doors.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        from headway.doors.web.people.events import listen  # needs the app registry
        from headway.doors.web.people.sheets import use_sheets

        listen()
        use_sheets()
