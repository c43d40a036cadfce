"""Positions, undertakings, measures and more have texts in other languages; a row may have several texts."""

import django.db.models.deletion
from django.db import migrations, models

from headway.foundation.ledger.widening import WidenTable

FIRST = ("recommendation", "progress", "judgement", "answer", "observation")
MORE = {
    "position": "recommendations.position",
    "undertaking": "recommendations.undertaking",
    "measure": "plans.measure",
    "need": "assistance.need",
    "offer": "assistance.offer",
    "match": "assistance.match",
    "milestone": "plans.milestone",
    "strategy": "plans.strategy",
    "pillar": "plans.pillar",
    "meeting": "visits.meeting",
}
LINKS = (*FIRST, *MORE)


def links():
    return [
        (name, models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to))
        for name, to in MORE.items()
    ]


def beside_one(model):
    alone = [models.Q(*((f"{other}__isnull", other != link) for other in sorted(LINKS))) for link in LINKS]
    return models.CheckConstraint(condition=models.Q(*alone, _connector="OR"), name=f"{model}_beside_one")


def once(model, names, *unique):
    return [models.UniqueConstraint(fields=(name, *unique), name=f"{model}_{name}_once") for name in names]


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0004_local_and_religious_bodies"),
        ("assessments", "0009_review_by_another"),
        ("assistance", "0002_matched_with_reasons"),
        ("evidence", "0004_letters"),
        ("plans", "0002_what_strategies_need"),
        ("recommendations", "0004_following"),
        ("translations", "0001_translations"),
        ("visits", "0006_offices"),
    ]

    operations = [
        WidenTable(
            "translation",
            [("part", models.CharField(blank=True, max_length=20)), *links()],
            ["translation_beside_one", *(f"translation_{name}_once" for name in FIRST)],
            [beside_one("translation"), *once("translation", LINKS, "part", "language", "holder")],
        ),
        WidenTable(
            "recordlanguage",
            links(),
            ["recordlanguage_beside_one"],
            [beside_one("recordlanguage"), *once("recordlanguage", MORE, "language", "holder")],
        ),
    ]
