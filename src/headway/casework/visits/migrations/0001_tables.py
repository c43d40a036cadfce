import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("visits", "0001_initial"),
        ("visits", "0002_notes"),
        ("visits", "0003_planning"),
        ("visits", "0004_capture"),
        ("visits", "0005_preliminary"),
        ("visits", "0006_offices"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("assessments", "0001_tables"),
        ("catalogue", "0001_tables"),
        ("evidence", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Component",
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
                            "modality",
                            models.CharField(choices=[("on-site", "on site"), ("virtual", "virtual")], max_length=8),
                        ),
                        ("dates", models.CharField(blank=True, max_length=40)),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("zone", models.CharField(blank=True, max_length=60)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="components",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "dates", "id"),
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
                    name="Delegate",
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
                        ("role", models.CharField(blank=True, max_length=80)),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("declined_on", models.DateField(blank=True, null=True)),
                        ("declined_because", models.TextField(blank=True)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegates",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "id"),
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
                    name="InOffice",
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
                        ("office", models.CharField(max_length=160)),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("focal-point", "national focal point"),
                                    ("contact", "contact office"),
                                    ("head", "head"),
                                    ("delegate", "delegate"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120)),
                        (
                            "name_basis",
                            models.CharField(
                                blank=True,
                                choices=[("published", "the source is public"), ("agreed", "the institution agreed")],
                                max_length=10,
                            ),
                        ),
                        ("name_source", models.CharField(blank=True, max_length=300)),
                        ("contact", models.CharField(blank=True, max_length=300)),
                        ("user", models.UUIDField(blank=True, null=True)),
                        ("since", models.CharField(blank=True, max_length=40)),
                        ("until", models.CharField(blank=True, max_length=40)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="in_office",
                                to="actors.organisation",
                            ),
                        ),
                        (
                            "took_over",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="visits.inoffice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("organisation_id", "since", "id"),
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
                    name="Mandate",
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
                        ("text", models.TextField()),
                        ("cited", models.CharField(max_length=300)),
                        ("since", models.CharField(blank=True, max_length=40)),
                        ("until", models.CharField(blank=True, max_length=40)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="actors.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("organisation_id", "since", "id"),
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
                    name="Meeting",
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
                            "slot",
                            models.CharField(
                                choices=[
                                    ("opening", "opening"),
                                    ("thematic", "thematic"),
                                    ("site-visit", "site visit"),
                                    ("concluding", "concluding"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("planned_on", models.DateField(blank=True, null=True)),
                        ("starts", models.CharField(blank=True, max_length=5)),
                        ("ends", models.CharField(blank=True, max_length=5)),
                        ("track", models.CharField(blank=True, max_length=60)),
                        ("place", models.CharField(blank=True, max_length=160)),
                        ("languages", models.CharField(blank=True, max_length=120)),
                        ("interpretation", models.CharField(blank=True, max_length=160)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("held", "held"),
                                    ("shortened", "shortened"),
                                    ("moved", "moved"),
                                    ("cancelled", "cancelled"),
                                    ("refused", "refused"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("outcome_because", models.TextField(blank=True)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "component",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="visits.component",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "moved_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moved_from",
                                to="visits.meeting",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="evidence.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("component_id", "planned_on", "starts", "held_on", "id"),
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
                    name="Capture",
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
                        ("key", models.UUIDField()),
                        ("line", models.PositiveIntegerField()),
                        ("words", models.TextField()),
                        ("user", models.UUIDField(blank=True, null=True)),
                        ("office", models.CharField(blank=True, max_length=160)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.source"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="visits.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting_id", "id"),
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
                    name="Attendance",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="visits.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting_id", "id"),
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
                    name="MeetingNotes",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="visits.meeting"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.source"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting_id", "id"),
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
                    name="PreliminaryItem",
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
                        ("number", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agreed", "agreed"),
                                    ("objected", "objected"),
                                    ("reworded", "reworded"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("states_words", models.TextField(blank=True)),
                        ("reworded", models.TextField(blank=True)),
                        ("discussed_on", models.DateField(blank=True, null=True)),
                        ("present", models.TextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.area",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="preliminary_items",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="visits.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "number", "id"),
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
                    name="PreliminaryBasis",
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
                            "observation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.observation"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bases",
                                to="visits.preliminaryitem",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("item_id", "id"),
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
                    name="Topic",
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
                        ("question", models.CharField(blank=True, max_length=60)),
                        ("recommendation", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("text", models.TextField(blank=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("covered", "covered"), ("uncovered", "not covered")],
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="topics", to="visits.meeting"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting_id", "id"),
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
                    model_name="component",
                    index=models.Index(fields=["compartment", "audience"], name="component_sight"),
                ),
                migrations.AddIndex(
                    model_name="delegate",
                    index=models.Index(fields=["compartment", "audience"], name="delegate_sight"),
                ),
                migrations.AddConstraint(
                    model_name="delegate",
                    constraint=models.UniqueConstraint(
                        fields=("assessment", "organisation"), name="a_delegate_comes_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="inoffice",
                    index=models.Index(fields=["compartment", "audience"], name="inoffice_sight"),
                ),
                migrations.AddConstraint(
                    model_name="inoffice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("name", ""),
                            models.Q(
                                models.Q(("name_basis", ""), _negated=True),
                                models.Q(("name_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_name_says_what_allows_it",
                    ),
                ),
                migrations.AddIndex(
                    model_name="mandate",
                    index=models.Index(fields=["compartment", "audience"], name="mandate_sight"),
                ),
                migrations.AddIndex(
                    model_name="meeting",
                    index=models.Index(fields=["compartment", "audience"], name="meeting_sight"),
                ),
                migrations.AddIndex(
                    model_name="capture",
                    index=models.Index(fields=["compartment", "audience"], name="capture_sight"),
                ),
                migrations.AddConstraint(
                    model_name="capture",
                    constraint=models.UniqueConstraint(fields=("holder", "key"), name="a_line_is_kept_once"),
                ),
                migrations.AddIndex(
                    model_name="attendance",
                    index=models.Index(fields=["compartment", "audience"], name="attendance_sight"),
                ),
                migrations.AddIndex(
                    model_name="meetingnotes",
                    index=models.Index(fields=["compartment", "audience"], name="meetingnotes_sight"),
                ),
                migrations.AddConstraint(
                    model_name="meetingnotes",
                    constraint=models.UniqueConstraint(
                        fields=("meeting", "source"), name="notes_are_of_a_meeting_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="preliminaryitem",
                    index=models.Index(fields=["compartment", "audience"], name="preliminaryitem_sight"),
                ),
                migrations.AddConstraint(
                    model_name="preliminaryitem",
                    constraint=models.UniqueConstraint(
                        fields=("holder", "assessment", "number"), name="an_item_has_its_number"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="preliminaryitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "reworded"), _negated=True),
                            models.Q(("reworded", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reworded_says_how",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="preliminaryitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "objected"), _negated=True),
                            models.Q(("states_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objected_in_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="preliminarybasis",
                    index=models.Index(fields=["compartment", "audience"], name="preliminarybasis_sight"),
                ),
                migrations.AddIndex(
                    model_name="topic",
                    index=models.Index(fields=["compartment", "audience"], name="topic_sight"),
                ),
                migrations.AddConstraint(
                    model_name="topic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question", ""), ("recommendation__isnull", False), ("text", "")),
                            models.Q(("recommendation", None), ("text", ""), models.Q(("question", ""), _negated=True)),
                            models.Q(("question", ""), ("recommendation", None), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_topic_is_one_thing",
                    ),
                ),
            ]
        ),
    ]
