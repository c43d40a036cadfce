"""What the worker beside the site does by the clock: reminders each morning; each hour a seal, and what is due."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from headway.engines.work.reminding import remind
from headway.foundation.access.proposing import carry_out_due
from headway.foundation.access.sealing import Busy, seal_logs
from headway.foundation.core.actors import system

EACH = timedelta(hours=1)
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


@task()
def seal_each_hour() -> int:
    """Seal the lines that were added to the logs, and plan to do so in an hour; how many were sealed.

    Where somebody adds lines all the while it is done in an hour.
    """
    now = timezone.now()
    try:
        sealed = seal_logs(now)
    except Busy:
        sealed = 0
    plan_sealing(now)
    return sealed


def plan_sealing(now: datetime) -> bool:
    """Put the next sealing into the queue, unless it is there; one that came due while no worker stood by is enough."""
    rows = DBTaskResult.objects.filter(task_path=seal_each_hour.module_path, status=TaskResultStatus.READY)
    if rows.exists():
        return False
    seal_each_hour.using(run_after=now + EACH).enqueue()
    return True


@task()
def carry_out_each_hour() -> int:
    """Carry out the announced acts whose delay has passed, and plan to do so in an hour; how many were due."""
    now = timezone.now()
    plan_carrying_out(now)
    return len(carry_out_due(actor=system("carry out what was announced", door="job"), at=now))


def plan_carrying_out(now: datetime) -> bool:
    """Put the next carrying out into the queue, unless it is there."""
    rows = DBTaskResult.objects.filter(task_path=carry_out_each_hour.module_path, status=TaskResultStatus.READY)
    if rows.exists():
        return False
    carry_out_each_hour.using(run_after=now + EACH).enqueue()
    return True


def plan_by_the_clock(now: datetime) -> None:
    """Put whatever goes by the clock into the queue, as far as it is not there."""
    plan_reminders(now)
    plan_sealing(now)
    plan_carrying_out(now)


def next_morning(now: datetime) -> datetime:
    """The next time at which reminders are sent."""
    today = datetime.combine(now.date(), time(HOUR), UTC)
    return today if now < today else today + timedelta(days=1)


def _is_planned(now: datetime) -> bool:
    rows = DBTaskResult.objects.ready().filter(task_path=remind_each_morning.module_path)
    return rows.filter(run_after__gte=now).exists()
