import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_what_strategies_need"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("catalogue", "0001_tables"),
        ("evidence", "0001_tables"),
        ("recommendations", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Pillar",
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
                        ("order", models.PositiveSmallIntegerField()),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("strategy_id", "order", "id"),
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
                    name="Measure",
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
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("law", "law"),
                                    ("institution", "institution"),
                                    ("control", "control"),
                                    ("programme", "programme"),
                                    ("campaign", "campaign"),
                                    ("cooperation", "cooperation"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("planned", "planned"),
                                    ("in development", "in development"),
                                    ("ongoing", "ongoing"),
                                    ("in place", "in place"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("dates", models.CharField(blank=True, max_length=40)),
                        ("results", models.TextField(blank=True)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="plans.pillar",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("compartment", "title", "id"),
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
                    name="Placement",
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
                        ("because", models.CharField(blank=True, max_length=300)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="plans.measure",
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="plans.pillar",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pillar_id", "id"),
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
                    name="Strategy",
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
                        ("dates", models.CharField(blank=True, max_length=40)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "strategies",
                        "ordering": ("compartment", "dates", "id"),
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
                    name="Recurrence",
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
                        ("rule", models.CharField(max_length=200)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.measure",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.pillar",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recurrences",
                                to="plans.strategy",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("strategy_id", "starts_on", "title", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddField(
                    model_name="pillar",
                    name="strategy",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pillars", to="plans.strategy"
                    ),
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="plans.measure",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="plans.pillar",
                            ),
                        ),
                        (
                            "recurrence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="plans.recurrence",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="plans.strategy",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("strategy_id", "due_on", "title", "id"),
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
                    name="Funding",
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
                        ("type", models.CharField(choices=[("budget", "budget"), ("spent", "spent")], max_length=8)),
                        ("period", models.CharField(blank=True, max_length=40)),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("as_said", models.CharField(max_length=200)),
                        ("said_on", models.DateField()),
                        ("said_by", models.CharField(blank=True, max_length=200)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="funding", to="plans.measure"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("measure_id", "type", "period", "said_on", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="funding_sight")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                                name="money_is_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount", None), models.Q(("currency", ""), _negated=True), _connector="OR"
                                ),
                                name="an_amount_has_a_currency",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MeasureAnswer",
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
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="plans.measure"
                            ),
                        ),
                        (
                            "provision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.provision",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("measure_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="measureanswer_sight")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("provision", None), ("recommendation__isnull", False)),
                                    models.Q(("provision__isnull", False), ("recommendation", None)),
                                    _connector="OR",
                                ),
                                name="a_measure_answers_one_thing",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MeasureEvidence",
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
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="plans.measure"
                            ),
                        ),
                        (
                            "observation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="evidence.observation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("measure_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="measureevidence_sight")],
                        "constraints": [
                            models.UniqueConstraint(fields=("measure", "observation"), name="an_observation_tells_once")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MeasureFigure",
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
                            "figure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="evidence.figure",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="plans.measure"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("measure_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="measurefigure_sight")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("measure", "figure"), name="a_figure_tells_of_a_measure_once"
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="MeasureOrganisation",
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
                        ("as_said", models.CharField(max_length=200)),
                        (
                            "part",
                            models.CharField(
                                choices=[("lead", "lead"), ("partner", "partner"), ("involved", "involved")],
                                max_length=10,
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisations",
                                to="plans.measure",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("measure_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="measureorganisation_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="measure",
                    index=models.Index(fields=["compartment", "audience"], name="measure_sight"),
                ),
                migrations.AddIndex(
                    model_name="placement",
                    index=models.Index(fields=["compartment", "audience"], name="placement_sight"),
                ),
                migrations.AddConstraint(
                    model_name="placement",
                    constraint=models.UniqueConstraint(
                        fields=("pillar", "measure"), name="a_measure_stands_in_a_pillar_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="strategy",
                    index=models.Index(fields=["compartment", "audience"], name="strategy_sight"),
                ),
                migrations.AddIndex(
                    model_name="recurrence",
                    index=models.Index(fields=["compartment", "audience"], name="recurrence_sight"),
                ),
                migrations.AddConstraint(
                    model_name="recurrence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="it_comes_back_before_it_ends"
                    ),
                ),
                migrations.AddIndex(
                    model_name="pillar",
                    index=models.Index(fields=["compartment", "audience"], name="pillar_sight"),
                ),
                migrations.AddIndex(
                    model_name="milestone",
                    index=models.Index(fields=["compartment", "audience"], name="milestone_sight"),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.UniqueConstraint(
                        fields=("recurrence", "due_on"), name="what_comes_back_is_due_once_a_day"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("ended_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_milestone_ends_on_a_day",
                    ),
                ),
            ]
        ),
    ]
