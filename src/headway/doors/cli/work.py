"""`headway work`: the worker that reads what waits in the queue."""

import logging
import os
import signal
import sys
import time
from threading import Thread
from types import FrameType

import click
from django.core.management import call_command
from django.db import connections
from django_tasks_db.management.commands.db_worker import Worker

from headway.doors.cli.options import data_option, now, prepare
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.claims import free_what
from headway.engines.intake.queue.jobs import WORKER, read_the_queue, read_waiting
from headway.engines.intake.queue.looks import free_looks, looks_wait
from headway.engines.intake.queue.runs import are_waiting, free_runs
from headway.engines.work.scheduling import plan_by_the_clock

EVERY = 1.0
"""Seconds between two looks for work."""


@click.command()
@click.option("--once", is_flag=True, help="Read what waits now, then end.")
@click.option(
    "--beside", is_flag=True, hidden=True, help="End when standard input ends: the site that began it is gone."
)
@data_option
def work(once: bool, beside: bool) -> None:
    """Read files that wait in the queue and do what goes by the clock, until Ctrl-C.

    `headway serve` keeps one such worker by itself.
    """
    prepare()
    if once:
        click.echo(f"{read_waiting(worker=f'{WORKER} {os.getpid()}')} files were read.")
        return
    logging.getLogger("django_tasks").setLevel(logging.ERROR)
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    if beside:
        free_what(WORKER, at=now())
        free_runs(at=now())
        free_looks(at=now())
        Thread(target=_end_with_the_pipe, daemon=True).start()
        Thread(target=_end_with_the_parent, args=(os.getppid(),), daemon=True).start()
    call_command("prune_db_task_results", verbosity=0)
    waiting = QueuedFile.objects.unscoped("whether anything waits").filter(state=QueuedFile.State.WAITING)
    if waiting.exists() or are_waiting(at=now()) or looks_wait(at=now()):
        read_the_queue.enqueue()
    plan_by_the_clock(now())
    worker = Worker(
        queue_names=["default"],
        interval=EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{WORKER}-{os.getpid()}",
        excluded_queue_names=[],
    )
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _end)
    worker.run()


def _end(number: int, frame: FrameType | None) -> None:
    """What is being read is read again: nothing of it is stored half."""
    connections.close_all()
    sys.exit(0)


def _end_with_the_pipe() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(0)


def _end_with_the_parent(parent: int) -> None:
    """Where another process of the site still holds the pipe, that this one's parent is gone is told by its number."""
    while os.getppid() == parent:
        time.sleep(EVERY)
    os._exit(0)
