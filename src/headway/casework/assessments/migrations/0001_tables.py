import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("assessments", "0001_initial"),
        ("assessments", "0002_codes_by_holder"),
        ("assessments", "0003_entered_from_letters"),
        ("assessments", "0004_answer_part_answer_status"),
        ("assessments", "0005_stages_with_clocks"),
        ("assessments", "0006_levels_and_reasons"),
        ("assessments", "0007_further_passages_of_answers"),
        ("assessments", "0008_overall_axis"),
        ("assessments", "0009_review_by_another"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("catalogue", "0001_tables"),
        ("evidence", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Assessment",
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
                        ("code", models.CharField(db_index=True, max_length=40)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("initial", "initial"),
                                    ("follow-up", "follow-up"),
                                    ("focused", "focused"),
                                    ("regional", "regional"),
                                    ("advocacy", "advocacy"),
                                    ("desk", "desk review"),
                                    ("review", "another mechanism's"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("dates", models.CharField(blank=True, max_length=40)),
                        ("cut_off", models.DateField(blank=True, null=True)),
                        ("framework", models.CharField(blank=True, max_length=60)),
                        ("procedure", models.CharField(blank=True, max_length=60)),
                        ("reason", models.TextField(blank=True)),
                        ("mandate_open", models.BooleanField(default=False)),
                        ("mandate_as_said", models.TextField(blank=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.body"
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "mandate_instruments",
                            models.ManyToManyField(blank=True, related_name="+", to="catalogue.instrument"),
                        ),
                        (
                            "mandate_provisions",
                            models.ManyToManyField(blank=True, related_name="+", to="catalogue.provision"),
                        ),
                        (
                            "on_behalf_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.body",
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="following",
                                to="assessments.assessment",
                            ),
                        ),
                    ],
                    options={
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
                    name="Answer",
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
                        ("question_version", models.CharField(max_length=20)),
                        ("part", models.CharField(blank=True, max_length=40)),
                        (
                            "voice",
                            models.CharField(
                                choices=[
                                    ("prefill", "assessor's prefill"),
                                    ("state", "the State"),
                                    ("agreed", "agreed"),
                                ],
                                max_length=8,
                            ),
                        ),
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
                        ("given_on", models.DateField()),
                        ("given_by", models.CharField(blank=True, max_length=200)),
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
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="assessments.assessment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "question", "given_on", "id"),
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
                    name="GateWord",
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
                        ("stage", models.CharField(max_length=60)),
                        (
                            "gate",
                            models.CharField(
                                choices=[
                                    ("clearance", "clearance"),
                                    ("decision", "decision"),
                                    ("silence", "silence"),
                                    ("publication", "publication"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("office", models.CharField(blank=True, max_length=60)),
                        (
                            "word",
                            models.CharField(
                                choices=[
                                    ("clears", "clears"),
                                    ("clears with changes", "clears with changes"),
                                    ("holds", "holds"),
                                    ("decides for it", "decides for it"),
                                    ("decides against it", "decides against it"),
                                    ("put under silence", "puts it under silence"),
                                    ("extends the silence", "extends the silence"),
                                    ("objects", "objects"),
                                    ("takes the objection back", "takes the objection back"),
                                    ("agrees", "agrees"),
                                    ("refuses", "refuses"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("spoken_on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("text", models.TextField(blank=True)),
                        ("document", models.CharField(blank=True, max_length=200)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gate_words",
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
                        "ordering": ("assessment_id", "stage", "spoken_on", "id"),
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
                    name="Judgement",
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
                            "axis",
                            models.CharField(
                                choices=[("law", "law"), ("practice", "practice"), ("none", "overall")], max_length=10
                            ),
                        ),
                        ("scale", models.CharField(blank=True, max_length=60)),
                        ("level", models.CharField(blank=True, max_length=40)),
                        ("rationale", models.TextField(blank=True)),
                        ("as_of", models.CharField(max_length=40)),
                        (
                            "occasion",
                            models.CharField(
                                choices=[("visit", "in the assessment"), ("desk", "by desk review, after it")],
                                default="visit",
                                max_length=8,
                            ),
                        ),
                        ("uncited_because", models.TextField(blank=True)),
                        ("changed_because", models.TextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
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
                                related_name="judgements",
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
                            "provision",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.provision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessment_id", "provision_id", "area_id", "axis", "id"),
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
                    name="Disagreement",
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
                        ("level", models.CharField(blank=True, max_length=40)),
                        ("text", models.TextField()),
                        ("said_on", models.DateField()),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "judgement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disagreements",
                                to="assessments.judgement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("judgement_id", "said_on", "id"),
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
                    name="JudgementBasis",
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
                            "judgement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bases",
                                to="assessments.judgement",
                            ),
                        ),
                        (
                            "observation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.observation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("judgement_id", "id"),
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
                    name="Stage",
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
                        ("stage", models.CharField(max_length=60)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("done", "done"),
                                    ("nil return", "nil return: there is nothing to say"),
                                    ("silence", "silence: nothing came"),
                                ],
                                default="done",
                                max_length=10,
                            ),
                        ),
                        ("extended_to", models.DateField(blank=True, null=True)),
                        ("extension_reason", models.TextField(blank=True)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
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
                            "letter",
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
                        "ordering": ("assessment_id", "done_on", "due_on", "id"),
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
                    name="Receipt",
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
                            "side",
                            models.CharField(choices=[("body", "the Body"), ("state", "the State")], max_length=5),
                        ),
                        ("received_on", models.DateField()),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="assessments.stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("stage_id", "side", "id"),
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
                    name="StageLetter",
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
                            "part",
                            models.CharField(
                                choices=[("begins", "begins"), ("ends", "ends"), ("extends", "extends")], max_length=8
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
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="assessments.stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("stage_id", "part", "id"),
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
                    name="ThreatPicture",
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
                        ("as_of", models.CharField(max_length=40)),
                        ("level_as_said", models.CharField(blank=True, max_length=120)),
                        ("drivers", models.TextField(blank=True)),
                        ("trend", models.CharField(blank=True, max_length=120)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="threat_pictures",
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
                        "ordering": ("assessment_id", "as_of", "id"),
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
                    name="ThreatBasis",
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
                            "picture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bases",
                                to="assessments.threatpicture",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("picture_id", "id"),
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
                    name="AnswerPassage",
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
                                related_name="further",
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
                            "passage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evidence.passage"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("answer_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="answerpassage_sight")],
                        "constraints": [
                            models.UniqueConstraint(fields=("answer", "passage"), name="a_passage_answers_once")
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="assessment",
                    index=models.Index(fields=["compartment", "audience"], name="assessment_sight"),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(fields=("holder", "code"), name="a_holder_gives_a_code_once"),
                ),
                migrations.AddIndex(
                    model_name="answer",
                    index=models.Index(fields=["compartment", "audience"], name="answer_sight"),
                ),
                migrations.AddIndex(
                    model_name="gateword",
                    index=models.Index(fields=["compartment", "audience"], name="gateword_sight"),
                ),
                migrations.AddIndex(
                    model_name="judgement",
                    index=models.Index(fields=["compartment", "audience"], name="judgement_sight"),
                ),
                migrations.AddConstraint(
                    model_name="judgement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area", None), ("provision__isnull", False)),
                            models.Q(("area__isnull", False), ("provision", None)),
                            _connector="OR",
                        ),
                        name="a_judgement_is_of_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="judgement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", ""), ("rationale", ""), _negated=True),
                            models.Q(("level", ""), models.Q(("scale", ""), _negated=True), _connector="OR"),
                        ),
                        name="a_judgement_says_a_level_of_a_scale_or_why",
                    ),
                ),
                migrations.AddIndex(
                    model_name="disagreement",
                    index=models.Index(fields=["compartment", "audience"], name="disagreement_sight"),
                ),
                migrations.AddIndex(
                    model_name="judgementbasis",
                    index=models.Index(fields=["compartment", "audience"], name="judgementbasis_sight"),
                ),
                migrations.AddIndex(
                    model_name="stage",
                    index=models.Index(fields=["compartment", "audience"], name="stage_sight"),
                ),
                migrations.AddConstraint(
                    model_name="stage",
                    constraint=models.UniqueConstraint(fields=("assessment", "stage"), name="a_stage_comes_once"),
                ),
                migrations.AddIndex(
                    model_name="receipt",
                    index=models.Index(fields=["compartment", "audience"], name="receipt_sight"),
                ),
                migrations.AddConstraint(
                    model_name="receipt",
                    constraint=models.UniqueConstraint(fields=("stage", "side"), name="a_side_receives_once"),
                ),
                migrations.AddIndex(
                    model_name="stageletter",
                    index=models.Index(fields=["compartment", "audience"], name="stageletter_sight"),
                ),
                migrations.AddConstraint(
                    model_name="stageletter",
                    constraint=models.UniqueConstraint(
                        fields=("stage", "source", "part"), name="a_letter_does_one_thing_to_a_stage_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="threatpicture",
                    index=models.Index(fields=["compartment", "audience"], name="threatpicture_sight"),
                ),
                migrations.AddIndex(
                    model_name="threatbasis",
                    index=models.Index(fields=["compartment", "audience"], name="threatbasis_sight"),
                ),
            ]
        ),
    ]
