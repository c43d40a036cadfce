import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("questionnaires", "0001_initial"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("assessments", "0001_tables"),
        ("evidence", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="SectionAssignment",
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
                        ("section", models.CharField(max_length=60)),
                        ("question", models.CharField(blank=True, max_length=60)),
                        ("round", models.PositiveSmallIntegerField(default=1)),
                        ("sent_on", models.DateField()),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("main", models.CharField(blank=True, max_length=160)),
                        ("alternate", models.CharField(blank=True, max_length=160)),
                        ("validator", models.CharField(blank=True, max_length=160)),
                        ("main_user", models.UUIDField(blank=True, null=True)),
                        ("alternate_user", models.UUIDField(blank=True, null=True)),
                        ("validator_user", models.UUIDField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
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
                            "ministry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "section", "question", "sent_on", "id"),
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
                    name="Contribution",
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
                        ("question", models.CharField(max_length=60)),
                        ("part", models.CharField(blank=True, max_length=40)),
                        ("question_version", models.CharField(max_length=20)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("answered", "answered"),
                                    ("on-site", "to be shown on site, not transmitted"),
                                    ("classified", "classified"),
                                    ("declined", "declined"),
                                ],
                                default="answered",
                                max_length=10,
                            ),
                        ),
                        ("value", models.CharField(blank=True, max_length=60)),
                        ("text", models.TextField(blank=True)),
                        ("sealed", models.BooleanField(default=False)),
                        ("sealed_for", models.CharField(blank=True, max_length=400)),
                        ("given_on", models.DateField()),
                        ("returned_on", models.DateField(blank=True, null=True)),
                        ("validated_on", models.DateField(blank=True, null=True)),
                        ("came_by", models.CharField(default="page", max_length=10)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="questionnaires.sectionassignment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assignment_id", "question", "part", "given_on", "id"),
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
                    name="AssignmentStep",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("opened", "opened"),
                                    ("returned", "returned"),
                                    ("validated", "validated"),
                                    ("sent-back", "sent back"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("by_office", models.CharField(blank=True, max_length=200)),
                        ("answers", models.PositiveSmallIntegerField(default=0)),
                        ("note", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="questionnaires.sectionassignment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assignment_id", "on", "id"),
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
                    name="Submission",
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
                        ("section", models.CharField(blank=True, max_length=60)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("submitted_on", models.DateField()),
                        ("by_office", models.CharField(blank=True, max_length=200)),
                        ("frozen", models.TextField()),
                        ("digest", models.CharField(max_length=64)),
                        ("reopened_on", models.DateField(blank=True, null=True)),
                        ("reopened_because", models.TextField(blank=True)),
                        ("reopened_by", models.CharField(blank=True, max_length=200)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
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
                        "ordering": ("assessment_id", "section", "number", "id"),
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
                    name="WorkbookImport",
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
                        ("received_on", models.DateField()),
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("undone_on", models.DateField(blank=True, null=True)),
                        ("act", models.UUIDField(blank=True, null=True)),
                        ("created", models.PositiveSmallIntegerField(default=0)),
                        ("updated", models.PositiveSmallIntegerField(default=0)),
                        ("unchanged", models.PositiveSmallIntegerField(default=0)),
                        ("refused", models.PositiveSmallIntegerField(default=0)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="workbooks",
                                to="questionnaires.sectionassignment",
                            ),
                        ),
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
                    ],
                    options={
                        "ordering": ("assignment_id", "received_on", "id"),
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
                    name="AnswerEvidence",
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
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="assessments.answer",
                            ),
                        ),
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
                    ],
                    options={
                        "ordering": ("answer_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="answerevidence_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="AnswerContribution",
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
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drawn_from",
                                to="assessments.answer",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "contribution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="questionnaires.contribution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("answer_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="answercontribution_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ContributionEvidence",
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
                            "contribution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="questionnaires.contribution",
                            ),
                        ),
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
                    ],
                    options={
                        "ordering": ("contribution_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["compartment", "audience"], name="contributionevidence_sight")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SealedContribution",
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
                        ("value", models.CharField(blank=True, max_length=60)),
                        ("text", models.TextField(blank=True)),
                        (
                            "contribution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="under_seal",
                                to="questionnaires.contribution",
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
                        "ordering": ("contribution_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="sealedcontribution_sight")],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="sectionassignment",
                    index=models.Index(fields=["compartment", "audience"], name="sectionassignment_sight"),
                ),
                migrations.AddIndex(
                    model_name="contribution",
                    index=models.Index(fields=["compartment", "audience"], name="contribution_sight"),
                ),
                migrations.AddIndex(
                    model_name="assignmentstep",
                    index=models.Index(fields=["compartment", "audience"], name="assignmentstep_sight"),
                ),
                migrations.AddIndex(
                    model_name="submission",
                    index=models.Index(fields=["compartment", "audience"], name="submission_sight"),
                ),
                migrations.AddIndex(
                    model_name="workbookimport",
                    index=models.Index(fields=["compartment", "audience"], name="workbookimport_sight"),
                ),
            ]
        ),
    ]
