import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import headway.foundation.core.ids
from headway.foundation.core.tables import MakeTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("evidence", "0001_initial"),
        ("evidence", "0002_shown_as"),
        ("evidence", "0003_document_kind"),
        ("evidence", "0004_letters"),
    ]

    dependencies = [
        ("actors", "0001_tables"),
        ("catalogue", "0001_tables"),
        ("ledger", "0001_tables"),
    ]

    operations = [
        MakeTables(
            [
                migrations.CreateModel(
                    name="Observation",
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
                            "type",
                            models.CharField(
                                choices=[
                                    ("threat", "threat"),
                                    ("measure", "measure"),
                                    ("practice", "practice"),
                                    ("good practice", "good practice"),
                                    ("gap", "gap"),
                                    ("commitment", "commitment"),
                                    ("recommendation", "recommendation"),
                                    ("context", "context"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("voice_who", models.CharField(blank=True, max_length=200)),
                        ("voice_verb", models.CharField(blank=True, max_length=40)),
                        ("inferred", models.BooleanField(default=False)),
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
                        ("results", models.TextField(blank=True)),
                        ("qualifiers", models.TextField(blank=True)),
                        ("open_list", models.BooleanField(default=False)),
                        ("trend", models.CharField(blank=True, max_length=40)),
                        ("about", models.CharField(blank=True, max_length=40)),
                        ("said_on", models.CharField(blank=True, max_length=40)),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("document", "document"),
                                    ("interview", "interview"),
                                    ("field", "seen on site"),
                                ],
                                default="document",
                                max_length=12,
                            ),
                        ),
                        ("assessment", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("unreviewed", models.BooleanField(default=False)),
                        ("areas", models.ManyToManyField(blank=True, related_name="+", to="catalogue.area")),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        ("provisions", models.ManyToManyField(blank=True, related_name="+", to="catalogue.provision")),
                    ],
                    options={
                        "ordering": ("id",),
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
                    name="Involvement",
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
                                choices=[
                                    ("lead", "lead"),
                                    ("partner", "partner"),
                                    ("involved", "involved"),
                                    ("group", "group"),
                                ],
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
                            "observation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="involvements",
                                to="evidence.observation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("observation_id", "id"),
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
                    name="Passage",
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
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("page", models.PositiveIntegerField(default=0)),
                        ("quote", models.TextField()),
                        ("prefix", models.CharField(blank=True, max_length=80)),
                        ("suffix", models.CharField(blank=True, max_length=80)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("source_id", "start", "id"),
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
                    name="Figure",
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
                        ("subject", models.CharField(max_length=200)),
                        ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("low_open", models.BooleanField(default=False)),
                        ("high_open", models.BooleanField(default=False)),
                        ("share_low", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("share_high", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("share_low_open", models.BooleanField(default=False)),
                        ("share_high_open", models.BooleanField(default=False)),
                        ("hedge", models.CharField(blank=True, max_length=40)),
                        ("as_said", models.CharField(max_length=300)),
                        ("said_by", models.CharField(blank=True, max_length=200)),
                        ("attributed_to", models.CharField(blank=True, max_length=200)),
                        ("as_of", models.CharField(blank=True, max_length=40)),
                        ("assessment", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("computed", models.BooleanField(default=False)),
                        ("shown_as", models.UUIDField(blank=True, null=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="catalogue.indicator",
                            ),
                        ),
                        (
                            "part_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="evidence.figure",
                            ),
                        ),
                        (
                            "observation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="evidence.observation",
                            ),
                        ),
                        (
                            "passage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="evidence.passage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("indicator_id", "as_of", "id"),
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
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Source",
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
                            "type",
                            models.CharField(
                                choices=[
                                    ("document", "document"),
                                    ("letter", "letter"),
                                    ("meeting", "meeting"),
                                    ("site-visit", "site visit"),
                                    ("submission", "submission"),
                                    ("open-source", "open source"),
                                    ("picture", "picture"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("originator", models.CharField(blank=True, max_length=200)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("official", "official"),
                                    ("partner", "partner"),
                                    ("civil-society", "civil society"),
                                    ("media", "media"),
                                ],
                                default="official",
                                max_length=16,
                            ),
                        ),
                        ("dated", models.CharField(blank=True, max_length=40)),
                        ("language", models.CharField(blank=True, max_length=8)),
                        (
                            "custody",
                            models.CharField(
                                choices=[
                                    ("held", "held"),
                                    ("shown", "shown but not left"),
                                    ("cited", "cited only"),
                                    ("oral", "oral"),
                                ],
                                default="held",
                                max_length=8,
                            ),
                        ),
                        (
                            "handling",
                            models.CharField(
                                choices=[
                                    ("on-record", "on the record"),
                                    ("not-attributed", "not for attribution"),
                                    ("background", "background only"),
                                ],
                                default="on-record",
                                max_length=16,
                            ),
                        ),
                        ("published", models.BooleanField(default=False)),
                        ("protected", models.BooleanField(default=False)),
                        ("reference", models.CharField(blank=True, max_length=120)),
                        ("document_kind", models.CharField(blank=True, max_length=20)),
                        ("characters", models.PositiveIntegerField(default=0)),
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
                        (
                            "reading",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-dated", "title", "id"),
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
                    model_name="passage",
                    name="source",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="evidence.source"
                    ),
                ),
                migrations.CreateModel(
                    name="Letter",
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
                        ("direction", models.CharField(choices=[("in", "received"), ("out", "sent")], max_length=3)),
                        ("number", models.CharField(blank=True, max_length=80)),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("from_office", models.CharField(blank=True, max_length=200)),
                        ("to_office", models.CharField(blank=True, max_length=200)),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("received_on", models.DateField(blank=True, null=True)),
                        ("wants_answer", models.BooleanField(default=False)),
                        ("answer_due_on", models.DateField(blank=True, null=True)),
                        ("enclosures", models.TextField(blank=True)),
                        ("pages", models.PositiveIntegerField(default=0)),
                        ("silent", models.CharField(blank=True, max_length=300)),
                        (
                            "read_by",
                            models.CharField(
                                choices=[
                                    ("file", "the file's own text"),
                                    ("machine", "read by machine, confirmed by nobody"),
                                    ("person", "typed or confirmed by a person"),
                                    ("nobody", "not read yet"),
                                ],
                                default="file",
                                max_length=8,
                            ),
                        ),
                        ("year", models.PositiveIntegerField(blank=True, null=True)),
                        ("serial", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actors.organisation"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="evidence.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("compartment", "id"),
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
                    name="Support",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supports",
                                to="evidence.observation",
                            ),
                        ),
                        (
                            "passage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supports",
                                to="evidence.passage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("observation_id", "id"),
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
                    name="LetterAnswer",
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
                            "answers",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered_by",
                                to="evidence.letter",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered",
                                to="evidence.letter",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("letter_id", "id"),
                        "abstract": False,
                        "base_manager_name": "rows",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["compartment", "audience"], name="letteranswer_sight")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("letter", "answers"), name="a_letter_is_answered_by_one_once"
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("rows", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.AddIndex(
                    model_name="observation",
                    index=models.Index(fields=["compartment", "audience"], name="observation_sight"),
                ),
                migrations.AddIndex(
                    model_name="involvement",
                    index=models.Index(fields=["compartment", "audience"], name="involvement_sight"),
                ),
                migrations.AddIndex(
                    model_name="figure",
                    index=models.Index(fields=["compartment", "audience"], name="figure_sight"),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("low", None), ("high", None), ("low__lte", models.F("high")), _connector="OR"
                        ),
                        name="a_figure_has_its_ends_in_order",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="series",
                    constraint=models.UniqueConstraint(
                        fields=("holder", "year"), name="a_holder_has_one_series_a_year"
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=models.Index(fields=["compartment", "audience"], name="source_sight"),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("protected", False), ("audience", "own"), _connector="OR"),
                        name="protected_sources_stay_own",
                    ),
                ),
                migrations.AddIndex(
                    model_name="passage",
                    index=models.Index(fields=["compartment", "audience"], name="passage_sight"),
                ),
                migrations.AddConstraint(
                    model_name="passage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="a_passage_is_not_empty"
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(fields=["compartment", "audience"], name="letter_sight"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.UniqueConstraint(fields=("source",), name="a_source_is_one_letter"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.UniqueConstraint(
                        fields=("holder", "year", "serial"), name="a_letters_number_is_given_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("serial", None), ("year", None)),
                            models.Q(("serial__isnull", False), ("year__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_series_has_year_and_number",
                    ),
                ),
                migrations.AddIndex(
                    model_name="support",
                    index=models.Index(fields=["compartment", "audience"], name="support_sight"),
                ),
                migrations.AddConstraint(
                    model_name="support",
                    constraint=models.UniqueConstraint(
                        fields=("observation", "passage"), name="a_passage_supports_once"
                    ),
                ),
            ]
        ),
    ]
