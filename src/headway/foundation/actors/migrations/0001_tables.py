import django.db.models.deletion
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("actors", "0001_initial"),
        ("actors", "0002_longer_acronyms"),
        ("actors", "0003_names_and_duplicates"),
        ("actors", "0004_local_and_religious_bodies"),
    ]

    dependencies = [
        ("catalogue", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("name", models.CharField(max_length=200)),
                        ("acronym", models.CharField(blank=True, max_length=80)),
                        ("aliases", models.TextField(blank=True)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("ministry", "ministry"),
                                    ("agency", "agency"),
                                    ("court", "court or prosecution"),
                                    ("parliament", "parliament"),
                                    ("local-authority", "local authority"),
                                    ("civil-society", "civil society"),
                                    ("religious-body", "religious body"),
                                    ("international", "international organisation"),
                                    ("body", "assessing body"),
                                    ("team", "team"),
                                    ("public-source", "public source"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("entry", models.CharField(blank=True, db_index=True, max_length=60)),
                        ("since", models.CharField(blank=True, max_length=40)),
                        ("until", models.CharField(blank=True, max_length=40)),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.body",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duplicates",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "state",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.state",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="FormerName",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        ("name", models.CharField(max_length=200)),
                        ("acronym", models.CharField(blank=True, max_length=80)),
                        ("since", models.CharField(blank=True, max_length=40)),
                        ("until", models.CharField(blank=True, max_length=40)),
                        ("source", models.CharField(blank=True, max_length=400)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_names",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("organisation_id", "until", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("became", "became"),
                                    ("split", "was split into"),
                                    ("merged", "was merged into"),
                                    ("took-over", "was taken over by"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.CharField(blank=True, max_length=40)),
                        ("source", models.CharField(blank=True, max_length=400)),
                        (
                            "after",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessions",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "before",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Sameness",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=headway.foundation.core.ids.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("revision", models.CharField(default="", editable=False, max_length=64)),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("same", "one organisation"), ("different", "two organisations")],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("acronym", models.CharField(blank=True, max_length=80)),
                        ("given_names", models.TextField(blank=True)),
                        ("because", models.TextField()),
                        ("on", models.DateField()),
                        (
                            "duplicate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on", "id"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("duplicate", "kept"), name="two_rows_are_decided_on_once")
                        ],
                    },
                ),
            ]
        ),
    ]
