"""When reminders are sent: each morning, by the worker that stands beside the site."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from headway.engines.work.reminding import remind

HOUR = 5
"""In the morning, UTC: before offices open in Europe and Africa, in the afternoon of the Pacific."""


@task()
def remind_each_morning() -> int:
    """Remind everybody who has something to be told today, and plan to do so tomorrow; how many were."""
    now = timezone.now()
    reminded = remind(at=now)
    plan_reminders(now)
    return reminded


def plan_reminders(now: datetime) -> bool:
    """Put the next morning's reminders into the queue, unless they are there or no mail goes out."""
    if not settings.EMAIL_URL or _is_planned(now):
        return False
    remind_each_morning.using(run_after=next_morning(now)).enqueue()
    return True


def next_morning(now: datetime) -> datetime:
    """The next time at which reminders are sent."""
    today = datetime.combine(now.date(), time(HOUR), UTC)
    return today if now < today else today + timedelta(days=1)


def _is_planned(now: datetime) -> bool:
    rows = DBTaskResult.objects.ready().filter(task_path=remind_each_morning.module_path)
    return rows.filter(run_after__gte=now).exists()
