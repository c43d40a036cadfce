import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_editions"),
        ("reports", "0003_comments"),
        ("reports", "0004_publications"),
        ("reports", "0005_chapters"),
        ("reports", "0006_offices"),
        ("reports", "0007_drafted_words"),
        ("reports", "0008_language"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("assessments", "0001_tables"),
        ("evidence", "0001_tables"),
        ("ledger", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Chapter",
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
                        ("report", models.CharField(max_length=20)),
                        ("section", models.CharField(max_length=40)),
                        ("place", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(blank=True, max_length=300)),
                        ("is_left_out", models.BooleanField(default=False)),
                        ("is_added", models.BooleanField(default=False)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chapters",
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
                        "ordering": ("assessment_id", "report", "place", "id"),
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
                    name="Comment",
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
                        ("order", models.PositiveIntegerField(default=0)),
                        ("block", models.CharField(blank=True, max_length=40)),
                        ("label", models.CharField(blank=True, max_length=60)),
                        ("chapter", models.CharField(blank=True, max_length=300)),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("insertion", "insertion"),
                                    ("deletion", "deletion"),
                                    ("replacement", "replacement"),
                                    ("remark", "remark"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("text", models.TextField(blank=True)),
                        ("start", models.PositiveIntegerField(blank=True, null=True)),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        ("anchored", models.CharField(blank=True, max_length=20)),
                        ("tracked", models.BooleanField(default=True)),
                        ("moved", models.BooleanField(default=False)),
                        (
                            "matter",
                            models.CharField(
                                choices=[
                                    ("fact", "factual correction"),
                                    ("development", "new development"),
                                    ("disagreement", "disagreement"),
                                    ("confidential", "confidentiality request"),
                                ],
                                default="fact",
                                max_length=12,
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "reply_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="reports.comment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("returned_id", "order", "id"),
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
                    name="Disposition",
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
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not decided yet"),
                                    ("accepted", "accepted"),
                                    ("partly", "accepted in part"),
                                    ("not accepted", "not accepted"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "matter",
                            models.CharField(
                                choices=[
                                    ("fact", "factual correction"),
                                    ("development", "new development"),
                                    ("disagreement", "disagreement"),
                                    ("confidential", "confidentiality request"),
                                ],
                                default="fact",
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("decided_on", models.DateField()),
                        (
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispositions",
                                to="reports.comment",
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
                        "ordering": ("comment_id", "decided_on", "id"),
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
                    name="Edition",
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
                        ("report", models.CharField(max_length=20)),
                        ("readers", models.CharField(max_length=10)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("cleared", "cleared"),
                                    ("submitted", "submitted for adoption"),
                                    ("adopted", "adopted"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("language", models.CharField(default="en", max_length=7)),
                        ("kept_on", models.DateField(blank=True, null=True)),
                        (
                            "correction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "no correction"),
                                    ("corrigendum", "corrigendum"),
                                    ("revised", "revised version"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("corrects", models.TextField(blank=True)),
                        ("submitted_on", models.DateField(blank=True, null=True)),
                        ("silence_until", models.DateField(blank=True, null=True)),
                        ("adopted_on", models.DateField(blank=True, null=True)),
                        (
                            "adopted_how",
                            models.CharField(
                                blank=True,
                                choices=[("decision", "by decision"), ("silence", "by silence")],
                                max_length=10,
                            ),
                        ),
                        ("decision", models.TextField(blank=True)),
                        ("document", models.CharField(blank=True, max_length=200)),
                        ("frozen", models.CharField(blank=True, max_length=64)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "content",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.storedfile",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.storedfile"
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="reports.edition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "report", "id"),
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
                    name="Objection",
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
                            "what",
                            models.CharField(choices=[("objects", "objects"), ("time", "asks for time")], max_length=8),
                        ),
                        ("text", models.TextField()),
                        ("raised_on", models.DateField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="reports.edition",
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
                        "ordering": ("raised_on", "id"),
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
                    name="OfficeWord",
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
                        ("office", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=200)),
                        ("clears", models.BooleanField()),
                        ("text", models.TextField(blank=True)),
                        ("spoken_on", models.DateField()),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_words",
                                to="reports.edition",
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
                        "ordering": ("edition_id", "spoken_on", "id"),
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
                    name="Publication",
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
                        ("assessment", models.UUIDField(db_index=True)),
                        ("edition", models.UUIDField(db_index=True)),
                        ("code", models.CharField(max_length=40)),
                        ("report", models.CharField(max_length=20)),
                        ("title", models.CharField(max_length=300)),
                        ("marked", models.BooleanField(default=True)),
                        ("language", models.CharField(default="en", max_length=8)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("public_from", models.DateField(blank=True, null=True)),
                        ("agreed_as", models.CharField(blank=True, max_length=64)),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("document", models.CharField(blank=True, max_length=200)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("published_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.TextField(blank=True)),
                        (
                            "content",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.storedfile",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.storedfile",
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
                        "ordering": ("code", "report", "id"),
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
                    name="LookedAt",
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
                        ("finding", models.CharField(max_length=64)),
                        ("what", models.TextField(blank=True)),
                        ("reason", models.TextField()),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looked_at",
                                to="reports.publication",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("publication_id", "id"),
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
                    name="PublicationPart",
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
                        ("part", models.CharField(max_length=40)),
                        ("label", models.CharField(blank=True, max_length=300)),
                        (
                            "choice",
                            models.CharField(
                                choices=[("kept", "kept"), ("left", "left out"), ("replaced", "in agreed words")],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="reports.publication",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("publication_id", "id"),
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
                    name="Remark",
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
                        ("report", models.CharField(max_length=20)),
                        ("section", models.CharField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("text", models.TextField()),
                        ("is_assessment", models.BooleanField(default=False)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
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
                        "ordering": ("assessment_id", "report", "section", "order", "id"),
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
                    name="DraftedTranslation",
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
                        ("language", models.CharField(max_length=10)),
                        ("part", models.CharField(blank=True, max_length=20)),
                        ("words", models.TextField()),
                        ("of_revision", models.CharField(max_length=64)),
                        ("digest", models.CharField(max_length=64)),
                        ("by", models.CharField(max_length=200)),
                        ("machine", models.CharField(blank=True, max_length=100)),
                        ("confirmed_by", models.CharField(blank=True, max_length=200)),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        (
                            "chapter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reports.chapter",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reports.remark",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("language", "id"),
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
                    name="DraftedLanguage",
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
                        ("language", models.CharField(max_length=10)),
                        (
                            "chapter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reports.chapter",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reports.remark",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("language", "id"),
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
                    name="RemarkBasis",
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
                            "remark",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bases", to="reports.remark"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("remark_id", "id"),
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
                    name="Return",
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
                        ("digest", models.CharField(max_length=64)),
                        ("received_on", models.DateField()),
                        ("accepted_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_because", models.TextField(blank=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "institution",
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
                        "ordering": ("sending_id", "received_on", "id"),
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
                    model_name="comment",
                    name="returned",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="reports.return"
                    ),
                ),
                migrations.CreateModel(
                    name="Sending",
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
                        ("report", models.CharField(max_length=20)),
                        ("readers", models.CharField(max_length=10)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("mark", models.CharField(max_length=12)),
                        ("digest", models.CharField(max_length=64)),
                        ("sent_on", models.DateField()),
                        ("answer_by", models.DateField(blank=True, null=True)),
                        ("request", models.TextField(blank=True)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sendings",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.storedfile"
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
                        "ordering": ("assessment_id", "report", "number", "id"),
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
                    model_name="return",
                    name="sending",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="reports.sending"
                    ),
                ),
                migrations.CreateModel(
                    name="SentTo",
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
                            "sending",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recipients",
                                to="reports.sending",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sending_id", "id"),
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
                    model_name="chapter",
                    index=models.Index(fields=["compartment", "audience"], name="chapter_sight"),
                ),
                migrations.AddConstraint(
                    model_name="chapter",
                    constraint=models.UniqueConstraint(
                        fields=("assessment", "report", "section", "audience"), name="one_chapter_a_side"
                    ),
                ),
                migrations.AddIndex(
                    model_name="disposition",
                    index=models.Index(fields=["compartment", "audience"], name="disposition_sight"),
                ),
                migrations.AddIndex(
                    model_name="edition",
                    index=models.Index(fields=["compartment", "audience"], name="edition_sight"),
                ),
                migrations.AddIndex(
                    model_name="objection",
                    index=models.Index(fields=["compartment", "audience"], name="objection_sight"),
                ),
                migrations.AddIndex(
                    model_name="officeword",
                    index=models.Index(fields=["compartment", "audience"], name="officeword_sight"),
                ),
                migrations.AddIndex(
                    model_name="publication",
                    index=models.Index(fields=["compartment", "audience"], name="publication_sight"),
                ),
                migrations.AddIndex(
                    model_name="lookedat",
                    index=models.Index(fields=["compartment", "audience"], name="lookedat_sight"),
                ),
                migrations.AddIndex(
                    model_name="publicationpart",
                    index=models.Index(fields=["compartment", "audience"], name="publicationpart_sight"),
                ),
                migrations.AddConstraint(
                    model_name="publicationpart",
                    constraint=models.UniqueConstraint(fields=("publication", "part"), name="one_choice_a_part"),
                ),
                migrations.AddIndex(
                    model_name="remark",
                    index=models.Index(fields=["compartment", "audience"], name="remark_sight"),
                ),
                migrations.AddIndex(
                    model_name="draftedtranslation",
                    index=models.Index(fields=["compartment", "audience"], name="draftedtranslation_sight"),
                ),
                migrations.AddConstraint(
                    model_name="draftedtranslation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chapter__isnull", True), ("remark__isnull", False)),
                            models.Q(("chapter__isnull", False), ("remark__isnull", True)),
                            _connector="OR",
                        ),
                        name="draftedtranslation_beside_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="draftedtranslation",
                    constraint=models.UniqueConstraint(
                        fields=("remark", "part", "language", "holder"), name="draftedtranslation_remark_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="draftedtranslation",
                    constraint=models.UniqueConstraint(
                        fields=("chapter", "part", "language", "holder"), name="draftedtranslation_chapter_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="draftedlanguage",
                    index=models.Index(fields=["compartment", "audience"], name="draftedlanguage_sight"),
                ),
                migrations.AddConstraint(
                    model_name="draftedlanguage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chapter__isnull", True), ("remark__isnull", False)),
                            models.Q(("chapter__isnull", False), ("remark__isnull", True)),
                            _connector="OR",
                        ),
                        name="draftedlanguage_beside_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="draftedlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("remark", "language", "holder"), name="draftedlanguage_remark_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="draftedlanguage",
                    constraint=models.UniqueConstraint(
                        fields=("chapter", "language", "holder"), name="draftedlanguage_chapter_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="remarkbasis",
                    index=models.Index(fields=["compartment", "audience"], name="remarkbasis_sight"),
                ),
                migrations.AddIndex(
                    model_name="comment",
                    index=models.Index(fields=["compartment", "audience"], name="comment_sight"),
                ),
                migrations.AddIndex(
                    model_name="sending",
                    index=models.Index(fields=["compartment", "audience"], name="sending_sight"),
                ),
                migrations.AddIndex(
                    model_name="return",
                    index=models.Index(fields=["compartment", "audience"], name="return_sight"),
                ),
                migrations.AddIndex(
                    model_name="sentto",
                    index=models.Index(fields=["compartment", "audience"], name="sentto_sight"),
                ),
            ]
        ),
    ]
