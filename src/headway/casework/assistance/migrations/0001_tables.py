import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("assistance", "0001_initial"),
        ("assistance", "0002_matched_with_reasons"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("assessments", "0001_tables"),
        ("catalogue", "0001_tables"),
        ("evidence", "0001_tables"),
        ("recommendations", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Need",
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
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("own", "its holder only"),
                                    ("body", "the assessing Body"),
                                    ("state", "the State"),
                                    ("shared", "both sides"),
                                    ("partners", "both sides and the delegation"),
                                    ("public", "everyone"),
                                ],
                                default="own",
                                max_length=10,
                            ),
                        ),
                        ("circle", models.UUIDField(blank=True, null=True)),
                        ("marking", models.CharField(blank=True, max_length=80)),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("priority", models.CharField(blank=True, max_length=20)),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("agreed_by", models.CharField(blank=True, max_length=200)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("offered", "offered"),
                                    ("under way", "under way"),
                                    ("met", "met"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("closed_because", models.CharField(blank=True, max_length=300)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="needs",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "passage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evidence.passage",
                            ),
                        ),
                        (
                            "proof",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evidence.source",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="needs",
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "priority", "title", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Offer",
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
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("own", "its holder only"),
                                    ("body", "the assessing Body"),
                                    ("state", "the State"),
                                    ("shared", "both sides"),
                                    ("partners", "both sides and the delegation"),
                                    ("public", "everyone"),
                                ],
                                default="own",
                                max_length=10,
                            ),
                        ),
                        ("circle", models.UUIDField(blank=True, null=True)),
                        ("marking", models.CharField(blank=True, max_length=80)),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("dates", models.CharField(blank=True, max_length=40)),
                        ("budget", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("regions", models.CharField(blank=True, max_length=120)),
                        ("iati_id", models.CharField(blank=True, db_index=True, max_length=120)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "passage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evidence.passage",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("compartment", "dates", "title", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Match",
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
                        ("compartment", models.CharField(blank=True, max_length=3)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("own", "its holder only"),
                                    ("body", "the assessing Body"),
                                    ("state", "the State"),
                                    ("shared", "both sides"),
                                    ("partners", "both sides and the delegation"),
                                    ("public", "everyone"),
                                ],
                                default="own",
                                max_length=10,
                            ),
                        ),
                        ("circle", models.UUIDField(blank=True, null=True)),
                        ("marking", models.CharField(blank=True, max_length=80)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("agreed", "agreed"),
                                    ("under way", "under way"),
                                    ("delivered", "delivered"),
                                    ("dropped", "dropped"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField(blank=True)),
                        ("moved_on", models.DateField(blank=True, null=True)),
                        ("effect", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "passage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evidence.passage",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matches",
                                to="assistance.need",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matches",
                                to="assistance.offer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "matches",
                        "ordering": ("need_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="need",
                    index=models.Index(fields=["compartment", "audience"], name="need_sight"),
                ),
                migrations.AddIndex(
                    model_name="offer",
                    index=models.Index(fields=["compartment", "audience"], name="offer_sight"),
                ),
                migrations.AddIndex(
                    model_name="match",
                    index=models.Index(fields=["compartment", "audience"], name="match_sight"),
                ),
            ]
        ),
    ]
